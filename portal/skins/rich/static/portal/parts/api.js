// The one way to the server: JSON both ways, the anti-forgery header on what changes something.
import { meta } from "./dom.js";

// Why the server said no: its status (0: no answer at all), its words, and the problems field by field.
export class Refusal extends Error {
  constructor(status, { message, problems = [] }) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

async function sent(method, path, body) {
  try {
    return await fetch(`/api/${path}`, {
      method,
      headers: method === "GET" ? {} : { "Content-Type": "application/json", "X-CSRFToken": meta("X-CSRFToken") },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refusal(0, { message: "Le portail ne répond pas. Vérifiez votre connexion, puis recommencez." });
  }
}

export async function call(method, path, body) {
  const response = await sent(method, path, body);
  if (response.status === 401 && path !== "session") {
    location.assign(`/entrer?next=${encodeURIComponent(location.pathname + location.search)}`);
    return new Promise(() => {}); // the page is being left: nobody is told anything more
  }
  const told = await response.json().catch(() => ({ message: "Le portail a répondu de travers." }));
  if (!response.ok) throw new Refusal(response.status, told);
  return told;
}

export const get = (path, query = {}) => {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return call("GET", asked.size ? `${path}?${asked}` : path);
};
