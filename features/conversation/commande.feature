# language: fr
Fonctionnalité: Choisir la commande de la conversation
  « Si l'OC contient deux commandes en cours, sélectionnez la commande souhaitée. »

  @EX-11 @lecture
  Règle: Avec plusieurs commandes en cours, la commande est demandée

    Scénario: Les deux commandes en cours sont proposées
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il démarre une conversation sans choisir la commande
      Alors les commandes proposées sont exactement celles en cours
      Et si le choix dit le statut de chaque commande, c'est le sien

    Scénario: Les commandes terminées ne sont pas proposées
      Étant donné une OC avec deux commandes en cours et des commandes terminées
      Et un utilisateur connecté en tant que "administrateur"
      Quand il démarre une conversation sans choisir la commande
      Alors les commandes proposées sont exactement celles en cours

  @EX-11 @EX-21 @ecriture
  Règle: La conversation va sur la commande choisie

    Plan du scénario: La <rang> commande en cours est choisie
      Étant donné <OC>
      Et un utilisateur connecté en tant que "<rôle>"
      Et que le formulaire de conversation est ouvert sur la "<rang>" commande en cours
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle porte sur la "<rang>" commande en cours

      Exemples:
        | OC                                                               | rang     | rôle                    |
        | une OC avec deux commandes en cours                              | première | administrateur          |
        | une OC avec deux commandes en cours                              | deuxième | administrateur          |
        | une OC avec deux commandes en cours                              | deuxième | non-admin avec le droit |
        | une OC avec deux commandes en cours et des commandes terminées   | première | administrateur          |
        | une OC avec deux commandes en cours et des commandes terminées   | deuxième | administrateur          |

  @EX-11 @lecture
  Règle: Avec une seule commande en cours, rien n'est demandé

    Scénario: L'OC n'a qu'une commande
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le détail de l'OC est affiché
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Et aucun choix de commande n'est demandé

    Plan du scénario: L'autre commande de l'OC est <statut>
      Étant donné une OC avec une commande en cours et une commande "<statut>"
      Et un utilisateur connecté en tant que "administrateur"
      Et que le détail de l'OC est affiché
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Et aucun choix de commande n'est demandé

      Exemples:
        | statut     |
        | livrée     |
        | résiliée   |
        | annulée    |
        | impossible |

  @EX-11 @EX-21 @ecriture
  Règle: Avec une seule commande en cours, la conversation va sur elle

    Plan du scénario: La conversation ne va pas sur la commande <statut>
      Étant donné une OC avec une commande en cours et une commande "<statut>"
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle porte sur la "première" commande en cours

      Exemples:
        | statut   |
        | livrée   |
        | annulée  |

  @EX-11 @EX-14 @EX-21 @ecriture
  Règle: La case des contacts ne change rien à la commande choisie

    Scénario: La case décochée, la conversation va sur la commande choisie
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert sur la "deuxième" commande en cours
      Quand il décoche la case des contacts pouvant participer
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle porte sur la "deuxième" commande en cours

  @EX-11 @EX-19 @EX-21 @ecriture
  Règle: Un refus ne change rien à la commande choisie

    Plan du scénario: Refusée faute de <vide>, puis corrigée, la conversation va sur la commande choisie
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert sur la "deuxième" commande en cours
      Quand il remplit le <rempli> et met "rien" comme <vide>
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "<champ>"
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle porte sur la "deuxième" commande en cours

      Exemples:
        | vide    | rempli  | champ   |
        | sujet   | contenu | Sujet   |
        | contenu | sujet   | Contenu |
