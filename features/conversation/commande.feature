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

  @EX-11 @ecriture
  Règle: Sans commande choisie, rien n'est enregistré

    Scénario: La commande n'est pas choisie
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il démarre une conversation sans choisir la commande
      Et il remplit tout le reste du formulaire
      Et il tente d'enregistrer
      Alors l'OC ne montre aucune conversation à ce sujet

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

    Scénario: La commande changée, la conversation va sur la dernière choisie
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert sur la "première" commande en cours
      Quand il change pour la "deuxième" commande en cours
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle porte sur la "deuxième" commande en cours

    Scénario: Les autres OC du même client n'en montrent rien
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert sur la "première" commande en cours
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et aucune autre OC de son client ne montre de conversation à ce sujet

    Scénario: Deux conversations de suite vont chacune sur sa commande
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert sur la "deuxième" commande en cours
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Quand il ouvre le formulaire de conversation sur la "première" commande en cours
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle porte sur la "première" commande en cours
      Et l'OC montre une conversation pour chacun des sujets écrits

  @EX-11 @EX-16 @lecture
  Règle: La commande choisie, ses contacts portent leurs propres indicateurs

    Plan du scénario: Les contacts <type> de la deuxième commande
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert sur la "deuxième" commande en cours
      Alors les contacts "<type>" de la commande sont signalés comme non abonnés s'ils ne le sont pas, et alors seulement

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

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

    Plan du scénario: La case décochée, la conversation va sur la <rang> commande, choisie
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert sur la "<rang>" commande en cours
      Quand il décoche la case des contacts pouvant participer
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle porte sur la "<rang>" commande en cours

      Exemples:
        | rang     |
        | première |
        | deuxième |

  @EX-11 @EX-14 @EX-16 @lecture
  Règle: Avec deux commandes en cours, la case et les indicateurs sont ceux de toute OC

    Contexte:
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert sur la "deuxième" commande en cours

    Scénario: La case décochée, tous les contacts apparaissent et la sélection reste
      Quand il décoche la case des contacts pouvant participer
      Alors les contacts "Client" proposés sont exactement tous ceux de l'OC
      Et les contacts "Partenaire" proposés sont exactement tous ceux de l'OC
      Et les contacts "Client" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts "Partenaire" sélectionnés sont exactement ceux affectés à la commande

    Plan du scénario: Abonnement d'un contact <type> signalé, la deuxième commande choisie
      Alors le contact "<type>" qui "peut participer" et qui "n'est pas abonné" "est signalé" comme non abonné
      Et le contact "<type>" qui "peut participer" et qui "est abonné" "n'est pas signalé" comme non abonné

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

  @EX-11 @EX-15 @EX-17 @EX-19 @EX-20 @ecriture
  Règle: Avec deux commandes en cours, ce qui est obligatoire le reste

    Contexte:
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert sur la "deuxième" commande en cours

    Plan du scénario: Avec deux commandes, sans contact <type>, rien n'est enregistré
      Quand il remplit le sujet et le contenu
      Et il désélectionne tous les contacts "<type>"
      Et il enregistre
      Alors l'enregistrement est refusé à cause du contact "<type>"
      Et l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Scénario: Avec deux commandes, sans sujet, rien n'est enregistré
      Étant donné que les conversations de l'OC ont été relevées
      Quand il remplit le contenu et met "rien" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Et l'OC ne montre aucune conversation de plus

    Scénario: Avec deux commandes, sans contenu, rien n'est enregistré
      Quand il remplit le sujet et met "rien" comme contenu
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Contenu"
      Et l'OC ne montre aucune conversation à ce sujet

    Scénario: Avec deux commandes, un contact qui ne peut pas participer n'entre pas dans la conversation
      Quand il remplit le sujet et le contenu
      Et il décoche la case des contacts pouvant participer
      Et il tente de sélectionner un contact "Client" qui ne peut pas participer
      Et il tente d'enregistrer
      Alors la conversation avec ce contact "Client" est refusée

  @EX-11 @EX-18 @EX-22 @ecriture
  Règle: Avec deux commandes en cours, le lien et Retour sont ceux de toute OC

    Scénario: Le lien, la case décochée
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert sur la "première" commande en cours
      Quand il décoche la case des contacts pouvant participer
      Alors le formulaire montre un lien vers la gestion des flux de notification
      Quand il suit le lien vers la gestion des flux de notification
      Alors la gestion des flux de notification s'affiche

    Scénario: Retour, la deuxième commande choisie
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert sur la "deuxième" commande en cours
      Quand il remplit le sujet et le contenu
      Et il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Et l'OC ne montre aucune conversation à ce sujet

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
