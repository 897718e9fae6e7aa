# language: fr
Fonctionnalité: Remplir le formulaire de conversation
  « Remplissez le Sujet de la Conversation et le Contenu. » Les deux champs sont marqués d'un astérisque.

  Contexte:
    Étant donné une OC avec une commande en cours
    Et un utilisateur connecté en tant que "administrateur"
    Et que le formulaire de conversation est ouvert

  @EX-18 @lecture
  Règle: Le formulaire renvoie à la fiche « Gérer les flux de notification »

    Scénario: Le lien est sur le formulaire et mène à la gestion des flux
      Alors le formulaire montre un lien vers la gestion des flux de notification
      Quand il suit le lien vers la gestion des flux de notification
      Alors la gestion des flux de notification s'affiche

  @EX-18 @ecriture
  Règle: Le renvoi à la fiche est encore là après un refus

    Scénario: Le lien après un refus
      Quand il remplit le contenu et met "rien" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Et le formulaire montre un lien vers la gestion des flux de notification
      Quand il suit le lien vers la gestion des flux de notification
      Alors la gestion des flux de notification s'affiche

  @EX-19 @ecriture
  Règle: Le sujet est obligatoire, et des blancs ne comptent pas

    Plan du scénario: Sujet fait de <blancs>
      Étant donné que les conversations de l'OC ont été relevées
      Quand il remplit le contenu et met "<blancs>" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Et l'OC ne montre aucune conversation de plus

      Exemples:
        | blancs                 |
        | rien                   |
        | une espace             |
        | plusieurs espaces      |
        | une tabulation         |
        | une espace insécable   |
        | des espaces typographiques |

    Plan du scénario: Refusé à cause d'un sujet fait de <blancs>, un second essai l'est encore
      Étant donné que les conversations de l'OC ont été relevées
      Quand il remplit le contenu et met "<blancs>" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Quand il tente d'enregistrer
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Et l'OC ne montre aucune conversation de plus

      Exemples:
        | blancs            |
        | rien              |
        | plusieurs espaces |

    Scénario: Le sujet refusé, le contenu reste tel qu'il a été écrit
      Quand il remplit le contenu et met "plusieurs espaces" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Et le contenu qu'il avait écrit y est encore

    Scénario: Le sujet rempli après le refus, la conversation est enregistrée une fois
      Quand il remplit le contenu et met "plusieurs espaces" comme sujet
      Et il enregistre
      Et l'enregistrement étant refusé, il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet

  @EX-20 @ecriture
  Règle: Le contenu est obligatoire, et des blancs ne comptent pas

    Plan du scénario: Contenu fait de <blancs>
      Quand il remplit le sujet et met "<blancs>" comme contenu
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Contenu"
      Et l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | blancs                 |
        | rien                   |
        | une espace             |
        | plusieurs espaces      |
        | des lignes vides       |
        | une espace insécable   |
        | des espaces typographiques |

    Plan du scénario: Refusé à cause d'un contenu fait de <blancs>, un second essai l'est encore
      Quand il remplit le sujet et met "<blancs>" comme contenu
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Contenu"
      Quand il tente d'enregistrer
      Alors l'enregistrement est refusé à cause du champ "Contenu"
      Et l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | blancs            |
        | rien              |
        | plusieurs espaces |

    Scénario: Le contenu refusé, le sujet reste tel qu'il a été écrit
      Quand il remplit le sujet et met "des lignes vides" comme contenu
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Contenu"
      Et le sujet qu'il avait écrit y est encore

    Scénario: Le contenu rempli après le refus, la conversation est enregistrée une fois
      Quand il remplit le sujet et met "des lignes vides" comme contenu
      Et il enregistre
      Et l'enregistrement étant refusé, il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet

  @EX-22 @ecriture
  Règle: Retour ne crée rien et ramène à l'OC

    Scénario: Retour depuis un formulaire vide
      Étant donné que les conversations de l'OC ont été relevées
      Et que le détail de l'OC est affiché
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Et l'OC ne montre aucune conversation de plus

    Scénario: Retour depuis un formulaire rempli
      Étant donné que le détail de l'OC est affiché
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Quand il remplit le sujet et le contenu
      Et il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Et l'OC ne montre aucune conversation à ce sujet

    Scénario: Retour, la case des contacts décochée
      Quand il remplit le sujet et le contenu
      Et il décoche la case des contacts pouvant participer
      Et il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Et l'OC ne montre aucune conversation à ce sujet

    Scénario: Retour après un refus
      Quand il remplit le contenu et met "rien" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Quand il remplit le sujet et le contenu
      Et il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Et l'OC ne montre aucune conversation à ce sujet

    Scénario: Retour après un refus faute de contact
      Quand il remplit le sujet et le contenu
      Et il désélectionne tous les contacts "Partenaire"
      Et il tente d'enregistrer
      Et il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Et l'OC ne montre aucune conversation à ce sujet

    Scénario: Retour depuis le formulaire d'une OC, après celui d'une autre
      Étant donné une autre OC d'un autre client
      Quand il clique sur Retour
      Et il ouvre le formulaire de conversation de l'autre OC par son détail
      Et il clique sur Retour
      Alors le détail de cette OC-là s'affiche
