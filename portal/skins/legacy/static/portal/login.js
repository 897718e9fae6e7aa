// There is no button: Enter in either field signs in.
"use strict";

document.getElementById("frmLogin").addEventListener("keydown", function (event) {
  if (event.key === "Enter" && !event.defaultPrevented) event.currentTarget.requestSubmit();
});
document.getElementById("login").focus();
