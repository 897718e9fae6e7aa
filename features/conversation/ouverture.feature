# language: fr
Fonctionnalité: Qui peut démarrer une conversation, et sur quelle commande
  « L'ouverture d'une conversation n'est possible que si la commande n'est pas terminée (statut : livrée, résiliée,
  annulée ou impossible), par une personne ayant le droit de créer une conversation (Admin ou non-admin ayant le
  droit personnalisé « créer et gérer les conversations »). »

  @EX-01 @lecture
  Règle: Une commande terminée n'ouvre pas de conversation

    Plan du scénario: Pas de bouton pour un « <rôle> » sur une commande <statut>
      Étant donné une OC dont la seule commande est "<statut>"
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation ne lui est pas proposé

      Exemples:
        | statut     | rôle                    |
        | livrée     | administrateur          |
        | livrée     | non-admin avec le droit |
        | résiliée   | administrateur          |
        | résiliée   | non-admin avec le droit |
        | annulée    | administrateur          |
        | annulée    | non-admin avec le droit |
        | impossible | administrateur          |
        | impossible | non-admin avec le droit |

    Plan du scénario: Pas de bouton pour un « <rôle> » là où toutes les commandes sont terminées
      Étant donné une OC dont toutes les commandes sont terminées
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation ne lui est pas proposé

      Exemples:
        | rôle                    |
        | administrateur          |
        | non-admin avec le droit |

    Plan du scénario: Pas de formulaire par son adresse sur une commande <statut>
      Étant donné une OC dont la seule commande est "<statut>"
      Et l'adresse du formulaire de conversation d'une commande en cours
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il se rend à l'adresse du formulaire pour l'OC
      Alors le formulaire de conversation ne s'affiche pas

      Exemples:
        | statut     | rôle                    |
        | livrée     | administrateur          |
        | livrée     | non-admin avec le droit |
        | résiliée   | administrateur          |
        | résiliée   | non-admin avec le droit |
        | annulée    | administrateur          |
        | annulée    | non-admin avec le droit |
        | impossible | administrateur          |
        | impossible | non-admin avec le droit |

    Plan du scénario: Pas de formulaire par son adresse pour un « <rôle> » là où toutes les commandes sont terminées
      Étant donné une OC dont toutes les commandes sont terminées
      Et l'adresse du formulaire de conversation d'une commande en cours
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il se rend à l'adresse du formulaire pour l'OC
      Alors le formulaire de conversation ne s'affiche pas

      Exemples:
        | rôle                    |
        | administrateur          |
        | non-admin avec le droit |

  @EX-02 @EX-03 @lecture
  Règle: Un Admin démarre une conversation sur une commande de tout autre statut

    Plan du scénario: Un Admin ouvre le formulaire sur une commande « <statut> »
      Étant donné une OC dont la seule commande est "<statut>"
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation lui est proposé
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche

      Exemples:
        | statut        |
        | enregistrée   |
        | en étude      |
        | en production |
        | en attente    |
        | planifiée     |
        | suspendue     |

  @EX-02 @EX-04 @lecture
  Règle: Un non-admin qui a le droit démarre une conversation sur une commande de tout autre statut

    Plan du scénario: Un non-admin avec le droit ouvre le formulaire sur une commande « <statut> »
      Étant donné une OC dont la seule commande est "<statut>"
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation lui est proposé
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche

      Exemples:
        | statut        |
        | enregistrée   |
        | en étude      |
        | en production |
        | en attente    |
        | planifiée     |
        | suspendue     |

  @EX-02 @lecture
  Règle: Une commande terminée n'empêche pas la conversation sur une autre qui est en cours

    Plan du scénario: L'autre commande de l'OC, plus récente, est <statut>
      Étant donné une OC avec une commande en cours et une commande "<statut>"
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation lui est proposé
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche

      Exemples:
        | statut     |
        | livrée     |
        | résiliée   |
        | annulée    |
        | impossible |

  @EX-02 @EX-03 @lecture
  Règle: Une commande terminée n'ôte rien à un Admin

    Plan du scénario: Un Admin ouvre le formulaire à côté d'une commande <statut>
      Étant donné une OC avec une commande en cours et une commande "<statut>"
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation lui est proposé
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche

      Exemples:
        | statut     |
        | livrée     |
        | résiliée   |
        | annulée    |
        | impossible |

  @EX-03 @EX-04 @EX-11 @lecture
  Règle: Plusieurs commandes en cours n'ôtent le bouton à personne qui a le droit

    Plan du scénario: Un « <rôle> » démarre une conversation là où plusieurs commandes sont en cours
      Étant donné une OC avec deux commandes en cours et des commandes terminées
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation lui est proposé
      Quand il clique sur le bouton de démarrage
      Alors les commandes proposées sont exactement celles en cours

      Exemples:
        | rôle                    |
        | administrateur          |
        | non-admin avec le droit |

  @EX-03 @EX-21 @ecriture
  Règle: Un Admin qui peut démarrer une conversation peut aussi l'enregistrer

    Scénario: Un Admin enregistre une conversation
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation lui est proposé
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet

  @EX-04 @EX-21 @ecriture
  Règle: Un non-admin qui a le droit de démarrer une conversation peut aussi l'enregistrer

    Scénario: Un non-admin avec le droit enregistre une conversation
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation lui est proposé
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet

  @EX-02 @EX-21 @ecriture
  Règle: Sur une commande de tout autre statut, la conversation s'enregistre aussi

    Plan du scénario: Une conversation sur une commande « <statut> » est enregistrée
      Étant donné une OC dont la seule commande est "<statut>"
      Et un utilisateur connecté en tant que "<rôle>"
      Et que le formulaire de conversation est ouvert
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée

      Exemples:
        | statut        | rôle                    |
        | enregistrée   | administrateur          |
        | enregistrée   | non-admin avec le droit |
        | en étude      | administrateur          |
        | en étude      | non-admin avec le droit |
        | en production | administrateur          |
        | en production | non-admin avec le droit |
        | en attente    | administrateur          |
        | en attente    | non-admin avec le droit |
        | planifiée     | administrateur          |
        | planifiée     | non-admin avec le droit |
        | suspendue     | administrateur          |
        | suspendue     | non-admin avec le droit |

  @EX-05 @lecture
  Règle: Personne d'autre ne démarre de conversation par le bouton

    Plan du scénario: Sans le droit, pas de bouton pour un « <rôle> » sur une commande <statut>
      Étant donné une OC dont la seule commande est "<statut>"
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation ne lui est pas proposé

      Exemples:
        | statut        | rôle                           |
        | enregistrée   | non-admin sans le droit        |
        | enregistrée   | non-admin avec d'autres droits |
        | en étude      | non-admin sans le droit        |
        | en étude      | non-admin avec d'autres droits |
        | en production | non-admin sans le droit        |
        | en production | non-admin avec d'autres droits |
        | en attente    | non-admin sans le droit        |
        | en attente    | non-admin avec d'autres droits |
        | planifiée     | non-admin sans le droit        |
        | planifiée     | non-admin avec d'autres droits |
        | suspendue     | non-admin sans le droit        |
        | suspendue     | non-admin avec d'autres droits |
        | livrée        | non-admin sans le droit        |
        | livrée        | non-admin avec d'autres droits |
        | résiliée      | non-admin sans le droit        |
        | résiliée      | non-admin avec d'autres droits |
        | annulée       | non-admin sans le droit        |
        | annulée       | non-admin avec d'autres droits |
        | impossible    | non-admin sans le droit        |
        | impossible    | non-admin avec d'autres droits |

    Plan du scénario: Sans le droit, pas de bouton pour un « <rôle> » là où plusieurs commandes sont en cours
      Étant donné une OC avec deux commandes en cours et des commandes terminées
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation ne lui est pas proposé

      Exemples:
        | rôle                           |
        | non-admin sans le droit        |
        | non-admin avec d'autres droits |

    Plan du scénario: Pas de bouton pour un « <rôle> » après qu'un autre l'a vu
      Étant donné une OC avec une commande en cours
      Et un autre utilisateur connecté en tant que "<autre>"
      Et un utilisateur connecté en tant que "<rôle>"
      Quand l'autre utilisateur affiche le détail de l'OC
      Alors démarrer une conversation est proposé à l'autre utilisateur
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation ne lui est pas proposé

      Exemples:
        | rôle                           | autre                   |
        | non-admin sans le droit        | administrateur          |
        | non-admin avec d'autres droits | non-admin avec le droit |

  @EX-05 @lecture
  Règle: Personne d'autre ne démarre de conversation par l'adresse du formulaire

    Plan du scénario: Pas de formulaire par son adresse pour un « <rôle> »
      Étant donné une OC avec une commande en cours
      Et l'adresse du formulaire de conversation d'une commande en cours
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il se rend à l'adresse du formulaire pour l'OC
      Alors le formulaire de conversation ne s'affiche pas

      Exemples:
        | rôle                           |
        | non-admin sans le droit        |
        | non-admin avec d'autres droits |

    Plan du scénario: Pas de formulaire par son adresse pour un « <rôle> » là où plusieurs commandes sont en cours
      Étant donné une OC avec deux commandes en cours
      Et l'adresse du formulaire de conversation d'une commande en cours
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il se rend à l'adresse du formulaire pour l'OC
      Alors le formulaire de conversation ne s'affiche pas

      Exemples:
        | rôle                           |
        | non-admin sans le droit        |
        | non-admin avec d'autres droits |

    Scénario: Pas de formulaire pour qui l'a demandé avant de se connecter sans le droit
      Étant donné une OC avec une commande en cours
      Et l'adresse du formulaire de conversation d'une commande en cours
      Et un visiteur qui n'est pas connecté
      Quand il se rend à l'adresse du formulaire pour l'OC
      Alors la page de connexion est demandée
      Quand l'utilisateur se connecte avec le compte "non-admin sans le droit"
      Alors le formulaire de conversation ne s'affiche pas
      Quand il se rend à l'adresse du formulaire pour l'OC
      Alors le formulaire de conversation ne s'affiche pas

    Scénario: Pas de formulaire par son adresse pour un visiteur
      Étant donné une OC avec une commande en cours
      Et l'adresse du formulaire de conversation d'une commande en cours
      Et un visiteur qui n'est pas connecté
      Quand il se rend à l'adresse du formulaire pour l'OC
      Alors la page de connexion est demandée
      Et rien de l'OC n'est montré

  @EX-10 @EX-22 @ecriture
  Règle: Le bouton sert autant de fois que l'on veut

    Scénario: Après Retour, le bouton ouvre de nouveau le formulaire
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le détail de l'OC est affiché
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche

    Plan du scénario: Après une conversation, le bouton ouvre à un « <rôle> » le formulaire de la suivante
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "<rôle>"
      Et que le détail de l'OC est affiché
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre une conversation pour chacun des sujets écrits

      Exemples:
        | rôle                    |
        | non-admin avec le droit |
        | administrateur          |

  @EX-10 @lecture
  Règle: Le bouton en haut à droite du détail démarre la conversation

    Scénario: Le bouton est en haut à droite
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Alors le bouton de démarrage est en haut à droite du détail

    Scénario: Le bouton est en haut à droite, deux commandes étant en cours
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Quand il affiche le détail de l'OC
      Alors le bouton de démarrage est en haut à droite du détail

    Scénario: Revenu au détail par le navigateur, on démarre encore par le bouton
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Et il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il revient au détail par le bouton « précédent » du navigateur
      Et il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche

    Scénario: La conversation démarrée est bien sur cette OC
      Étant donné une OC avec une commande en cours
      Et une autre OC d'un autre client
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Alors démarrer une conversation lui est proposé
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Et les contacts proposés sont ceux de l'OC et non ceux de l'autre OC

    Scénario: Le détail d'une autre OC est ouvert entre-temps dans un autre onglet
      Étant donné une OC avec une commande en cours
      Et une autre OC d'un autre client
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Et il affiche le détail de l'autre OC dans un autre onglet
      Et il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Et les contacts proposés sont ceux de l'OC et non ceux de l'autre OC

  @EX-10 @EX-12 @EX-21 @EX-22 @ecriture
  Règle: D'une OC à l'autre par le menu et la liste, tout se fait sur la seconde

    Contexte:
      Étant donné une OC avec une commande en cours
      Et une autre OC d'un autre client
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Et que la liste des OC est affichée
      Quand il filtre la liste par la référence de l'autre OC
      Et il clique sur Détail dans la ligne de l'autre OC
      Et il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il ouvre le menu Catalogue
      Et il choisit Offres contractées (OC)
      Et il filtre la liste par "référence"
      Et il clique sur Détail dans la ligne de l'OC
      Alors le détail de cette OC-là s'affiche
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche

    Scénario: La conversation est enregistrée sur la seconde, avec ses contacts
      Alors les contacts "Client" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts "Partenaire" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts proposés sont ceux de l'OC et non ceux de l'autre OC
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet
      Et l'autre OC ne montre aucune conversation à ce sujet

    Scénario: Retour ramène à la seconde
      Quand il clique sur Retour
      Alors le détail de cette OC-là s'affiche
