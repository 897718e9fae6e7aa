# language: fr
Fonctionnalité: Se connecter à MyOpenIP
  La procédure commence par « Connectez-vous à MyOpenIP ». Un compte valide entre, tout autre reste dehors,
  et qui se déconnecte est vraiment dehors.

  @EX-06 @lecture
  Règle: Un compte valide se connecte

    Plan du scénario: Un compte « <rôle> » entre avec son mot de passe
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "<rôle>"
      Alors le menu du portail s'affiche

      Exemples:
        | rôle                          |
        | administrateur                |
        | non-admin avec le droit       |
        | non-admin sans le droit       |
        | non-admin avec d'autres droits |

  @EX-06 @lecture
  Règle: Des identifiants faux ou un compte désactivé sont refusés

    Scénario: Un mot de passe faux est refusé
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "non-admin avec d'autres droits" et un mot de passe faux
      Alors la connexion est refusée
      Et l'accueil du portail reste fermé

    Scénario: Le mot de passe d'un autre compte est refusé
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "non-admin sans le droit" et le mot de passe du compte "administrateur"
      Alors la connexion est refusée
      Et l'accueil du portail reste fermé

    Scénario: Entre non-admin aussi, le mot de passe d'un autre compte est refusé
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "non-admin avec le droit" et le mot de passe du compte "non-admin sans le droit"
      Alors la connexion est refusée
      Et l'accueil du portail reste fermé

    Plan du scénario: Un mot de passe juste, mais <altération>, est refusé
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "<rôle>" et son mot de passe "<altération>"
      Alors la connexion est refusée
      Et l'accueil du portail reste fermé

      Exemples:
        | altération                 | rôle                           |
        | en d'autres capitales      | non-admin avec le droit        |
        | suivi d'un caractère       | administrateur                 |
        | sans son dernier caractère | non-admin avec d'autres droits |

    Scénario: Un identifiant inconnu est refusé
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec un identifiant inconnu
      Alors la connexion est refusée
      Et l'accueil du portail reste fermé

    Scénario: Un mot de passe vide est refusé
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "administrateur" sans mot de passe
      Alors l'accueil du portail reste fermé

    Scénario: Après un mot de passe faux, le bon ouvre le portail
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "non-admin sans le droit" et un mot de passe faux
      Alors la connexion est refusée
      Quand l'utilisateur se connecte avec le compte "non-admin sans le droit"
      Alors le menu du portail s'affiche

    Scénario: Un compte désactivé est refusé, même avec son mot de passe
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "désactivé"
      Alors la connexion est refusée
      Et l'accueil du portail reste fermé

    Scénario: Un compte désactivé, refusé, l'est encore au second essai
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "désactivé"
      Alors la connexion est refusée
      Quand l'utilisateur se connecte avec le compte "désactivé"
      Alors la connexion est refusée
      Et l'accueil du portail reste fermé

    Scénario: Un compte désactivé est refusé, de quelques capitales que l'on écrive son identifiant
      Étant donné que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "désactivé", son identifiant en d'autres capitales
      Alors la connexion est refusée
      Et l'accueil du portail reste fermé

  @EX-06 @lecture
  Règle: Sans connexion, rien n'est montré

    Scénario: L'accueil demande de se connecter
      Étant donné un visiteur qui n'est pas connecté
      Alors l'accueil du portail reste fermé

    Scénario: La liste des OC demande de se connecter
      Étant donné un visiteur qui n'est pas connecté
      Quand il se rend à l'adresse de la liste des OC
      Alors la page de connexion est demandée

    Scénario: Le détail d'une OC demande de se connecter
      Étant donné une OC avec une commande en cours
      Et un visiteur qui n'est pas connecté
      Quand il se rend à l'adresse du détail de l'OC
      Alors la page de connexion est demandée
      Et rien de l'OC n'est montré

    Scénario: La gestion des flux de notification demande de se connecter
      Étant donné un visiteur qui n'est pas connecté
      Quand il se rend à l'adresse des flux de notification
      Alors la page de connexion est demandée

  @EX-06 @lecture
  Règle: Sans connexion, ce que les pages ont reçu ne se redemande pas

    Plan du scénario: Ce que reçoit <page>, redemandé sans session
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que ce que le portail lui répond pour <page> a été relevé
      Alors rien de cela n'est répondu sans session

      Exemples:
        | page              |
        | la liste des OC   |
        | le détail de l'OC |
        | le formulaire     |

  @EX-06 @EX-21 @ecriture
  Règle: Sans connexion, rien d'une conversation n'est montré

    Scénario: La page d'une conversation demande de se connecter
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Étant donné un visiteur qui n'est pas connecté
      Quand il se rend à l'adresse de la conversation
      Alors la page de connexion est demandée
      Et rien de l'OC n'est montré

    Scénario: Ce que reçoit la page d'une conversation, redemandé sans session
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Étant donné que ce que le portail lui répond pour cette conversation a été relevé
      Alors rien de cela n'est répondu sans session

  @EX-06 @lecture
  Règle: La déconnexion ferme la session pour de bon

    Scénario: Après la déconnexion, le portail demande de se connecter
      Étant donné un utilisateur qui vient de se connecter avec le compte "administrateur"
      Quand il se déconnecte
      Alors l'accueil du portail reste fermé

    Scénario: Après la déconnexion, l'ancienne session ne sert plus à rien
      Étant donné un utilisateur qui vient de se connecter avec le compte "administrateur"
      Quand il se déconnecte
      Alors un navigateur qui a gardé la session d'avant reste dehors

    Scénario: Après la déconnexion, la liste des OC demande de se connecter
      Étant donné un utilisateur qui vient de se connecter avec le compte "non-admin avec d'autres droits"
      Et que la liste des OC est affichée
      Quand il se déconnecte
      Et il se rend à l'adresse de la liste des OC
      Alors la page de connexion est demandée

    Scénario: Une déconnexion ne ferme pas la session d'un autre utilisateur
      Étant donné un utilisateur qui vient de se connecter avec le compte "non-admin avec le droit"
      Et un autre utilisateur connecté en tant que "administrateur"
      Quand il se déconnecte
      Alors l'autre utilisateur est toujours connecté

  @EX-06 @EX-21 @ecriture
  Règle: La déconnexion ferme aussi la session de qui enregistre des conversations

    Scénario: Une conversation enregistrée, l'ancienne session d'un non-admin ne sert plus à rien
      Étant donné une OC avec une commande en cours
      Et un utilisateur qui vient de se connecter avec le compte "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Quand il se déconnecte
      Alors un navigateur qui a gardé la session d'avant reste dehors

    Scénario: Ce qui était prêt à partir avant la déconnexion n'est plus accepté après elle
      Étant donné une OC avec une commande en cours
      Et un utilisateur qui vient de se connecter avec le compte "non-admin avec le droit"
      Et la requête d'enregistrement, rejouée telle quelle à bon droit
      Et une autre requête d'enregistrement, prête à partir
      Et que l'accueil du portail est affiché
      Quand il se déconnecte
      Et la requête part avec l'ancienne session
      Alors un Admin ne voit sur l'OC aucune conversation à ce sujet

  @EX-05 @EX-06 @lecture
  Règle: Qui se connecte après un autre, dans le même navigateur, a ses propres droits

    Plan du scénario: Un « <rôle> » se connecte après un « <autre rôle> »
      Étant donné une OC avec une commande en cours
      Et un utilisateur qui vient de se connecter avec le compte "<autre rôle>"
      Quand il se déconnecte
      Et il revient à la page de connexion
      Et l'utilisateur se connecte avec le compte "<rôle>"
      Alors le menu du portail s'affiche
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation <proposé>

      Exemples:
        | autre rôle              | rôle                           | proposé                |
        | administrateur          | non-admin sans le droit        | ne lui est pas proposé |
        | non-admin avec le droit | non-admin avec d'autres droits | ne lui est pas proposé |
        | non-admin sans le droit | non-admin avec le droit        | lui est proposé        |
