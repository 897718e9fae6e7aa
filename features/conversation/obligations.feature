# language: fr
Fonctionnalité: Le formulaire d'un non-admin est celui d'un Admin, obligations comprises
  « Non-admin ayant le droit personnalisé » : il a le droit de démarrer une conversation, pas celui de se dispenser de ce qu'elle demande.

  Contexte:
    Étant donné une OC avec une commande en cours
    Et un utilisateur connecté en tant que "non-admin avec le droit"
    Et que le formulaire de conversation est ouvert

  @EX-04 @EX-18 @lecture
  Règle: Le renvoi à la fiche « Gérer les flux de notification » est là aussi

    Scénario: Le formulaire d'un non-admin montre le lien
      Alors le formulaire montre un lien vers la gestion des flux de notification
      Quand il suit le lien vers la gestion des flux de notification
      Alors la gestion des flux de notification s'affiche

  @EX-04 @EX-14 @EX-21 @ecriture
  Règle: La case des contacts y fait de même

    Scénario: La case décochée, un non-admin voit tous les contacts et enregistre
      Quand il décoche la case des contacts pouvant participer
      Alors les contacts "Client" proposés sont exactement tous ceux de l'OC
      Et les contacts "Partenaire" proposés sont exactement tous ceux de l'OC
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle réunit exactement les contacts affectés à la commande

  @EX-04 @EX-22 @ecriture
  Règle: Retour ne crée rien

    Scénario: Retour d'un non-admin depuis un formulaire rempli
      Étant donné que le détail de l'OC est affiché
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il remplit le sujet et le contenu
      Et il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Et l'OC ne montre aucune conversation à ce sujet

  @EX-04 @EX-19 @ecriture
  Règle: Le sujet est obligatoire

    Plan du scénario: Avec un sujet fait de <blancs>, un non-admin n'enregistre rien
      Étant donné que les conversations de l'OC ont été relevées
      Quand il remplit le contenu et met "<blancs>" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Et l'OC ne montre aucune conversation de plus

      Exemples:
        | blancs            |
        | rien              |
        | une tabulation    |

  @EX-04 @EX-20 @ecriture
  Règle: Le contenu est obligatoire

    Plan du scénario: Avec un contenu fait de <blancs>, un non-admin n'enregistre rien
      Quand il remplit le sujet et met "<blancs>" comme contenu
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Contenu"
      Et l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | blancs            |
        | rien              |
        | des lignes vides  |

  @EX-04 @EX-15 @ecriture
  Règle: Il faut au moins un contact Client et un contact Partenaire

    Plan du scénario: Sans contact <type>, un non-admin n'enregistre rien
      Quand il remplit le sujet et le contenu
      Et il désélectionne tous les contacts "<type>"
      Et il enregistre
      Alors l'enregistrement est refusé à cause du contact "<type>"
      Et l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |
