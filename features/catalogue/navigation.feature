# language: fr
Fonctionnalité: Aller aux offres contractées
  « Allez dans Catalogue, Offres contractées (OC). »

  @EX-07 @lecture
  Règle: Le menu mène à Catalogue, puis à Offres contractées (OC)

    Plan du scénario: Un utilisateur « <rôle> » suit le menu
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "<rôle>"
      Et que l'accueil du portail est affiché
      Quand il ouvre le menu Catalogue
      Alors le menu propose Offres contractées (OC)
      Quand il choisit Offres contractées (OC)
      Alors la liste des OC s'affiche
      Et elle montre au moins une OC

      Exemples:
        | rôle                           |
        | administrateur                 |
        | non-admin avec le droit        |
        | non-admin sans le droit        |
        | non-admin avec d'autres droits |

    Scénario: Le menu mène aussi à la liste depuis le détail d'une OC
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le détail de l'OC est affiché
      Quand il ouvre le menu Catalogue
      Et il choisit Offres contractées (OC)
      Alors la liste des OC s'affiche

    @ecriture
    Scénario: Le menu mène aussi à la liste depuis la page qui suit l'enregistrement
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Quand il ouvre le menu Catalogue
      Alors le menu propose Offres contractées (OC)
      Quand il choisit Offres contractées (OC)
      Alors la liste des OC s'affiche

    Scénario: Le menu mène aussi à la liste depuis le formulaire de conversation
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert
      Quand il ouvre le menu Catalogue
      Et il choisit Offres contractées (OC)
      Alors la liste des OC s'affiche
