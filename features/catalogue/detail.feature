# language: fr
Fonctionnalité: Ouvrir le détail d'une OC
  « Cliquez sur Détail. »

  @EX-09 @lecture
  Règle: Détail ouvre cette OC-là

    Plan du scénario: Détail d'une OC <place> dans la liste de son client
      Étant donné une OC parmi d'autres qui lui ressemblent
      Et un utilisateur connecté en tant que "administrateur"
      Et que la liste des OC est affichée
      Quand il filtre la liste par "client"
      Et il clique sur Détail dans la ligne d'une OC "<place>"
      Alors le détail de cette OC-là s'affiche

      Exemples:
        | place    |
        | première |
        | deuxième |
        | dernière |

    Scénario: Détail d'une OC de la deuxième page
      Étant donné un client dont les OC tiennent sur plusieurs pages
      Et un utilisateur connecté en tant que "administrateur"
      Et que la liste des OC est affichée
      Quand il filtre la liste par "client"
      Et il passe à la page suivante
      Et il clique sur Détail dans la dernière ligne de la page
      Alors le détail de cette OC-là s'affiche

    Plan du scénario: Un utilisateur « <rôle> » voit le détail de l'OC
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "<rôle>"
      Et que la liste des OC est affichée
      Quand il filtre la liste par "référence"
      Et il clique sur Détail dans la ligne de l'OC
      Alors le détail de cette OC-là s'affiche

      Exemples:
        | rôle                           |
        | administrateur                 |
        | non-admin avec le droit        |
        | non-admin sans le droit        |
        | non-admin avec d'autres droits |

  @EX-09 @lecture
  Règle: Le détail montre les commandes et les contacts de l'OC

    Plan du scénario: Chaque commande y est, avec son statut, pour un « <rôle> »
      Étant donné une OC avec deux commandes en cours et des commandes terminées
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il affiche le détail de l'OC
      Alors le détail montre exactement les commandes de l'OC
      Et chaque commande porte son statut

      Exemples:
        | rôle                    |
        | administrateur          |
        | non-admin sans le droit |

    Scénario: Les commandes d'une autre OC du même client n'y sont pas
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Alors le détail montre exactement les commandes de l'OC

    Scénario: Les contacts affectés y sont
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Alors le détail montre les contacts affectés aux commandes
      Et si le détail dit le type de chaque contact, c'est le sien

    Scénario: Les contacts affectés y sont, le détail d'une autre OC du même client vu auparavant
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le détail d'une autre OC du même client a été affiché
      Quand il affiche le détail de l'OC
      Alors le détail montre les contacts affectés aux commandes

    Scénario: D'une OC à l'autre par le menu et la liste, tout y est de la seconde
      Étant donné une OC avec deux commandes en cours
      Et une autre OC d'un autre client
      Et un utilisateur connecté en tant que "administrateur"
      Et que la liste des OC est affichée
      Quand il filtre la liste par la référence de l'autre OC
      Et il clique sur Détail dans la ligne de l'autre OC
      Et il ouvre le menu Catalogue
      Et il choisit Offres contractées (OC)
      Et il filtre la liste par "référence"
      Et il clique sur Détail dans la ligne de l'OC
      Alors le détail de cette OC-là s'affiche
      Et le détail montre exactement les commandes de l'OC
      Et le détail montre les contacts affectés aux commandes
      Et le détail ne montre ni commande ni contact de l'autre OC

    Scénario: Rien d'une autre OC n'y est
      Étant donné une OC avec une commande en cours
      Et une autre OC d'un autre client
      Et un utilisateur connecté en tant que "administrateur"
      Quand il affiche le détail de l'OC
      Alors le détail ne montre ni commande ni contact de l'autre OC
