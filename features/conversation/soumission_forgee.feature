# language: fr
Fonctionnalité: Une soumission forgée ne passe pas
  Un bouton caché prouve peu. Chaque scénario enregistre la requête d'enregistrement du portail lui-même, s'assure
  que, rejouée de la même manière mais à bon droit, elle crée une conversation, puis la rejoue avec une seule chose
  changée.

  @EX-05 @ecriture
  Règle: Une soumission forgée par qui n'a pas le droit ne crée rien

    Plan du scénario: Rejouée dans la session d'un « <rôle> »
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée à bon droit dans la session d'un non-admin qui a le droit
      Quand la requête est rejouée dans la session d'un "<rôle>"
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | rôle                           |
        | non-admin sans le droit        |
        | non-admin avec d'autres droits |

    Scénario: Rejouée par un autre, là où plusieurs commandes sont en cours
      Étant donné une OC avec deux commandes en cours
      Et la requête d'enregistrement, rejouée à bon droit dans la session d'un non-admin qui a le droit
      Quand la requête est rejouée dans la session d'un "non-admin avec d'autres droits"
      Alors l'OC ne montre aucune conversation à ce sujet

    Scénario: Rejouée par un autre, sans dire qu'un script l'envoie
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée à bon droit dans la session d'un non-admin qui a le droit
      Quand la requête est rejouée dans la session d'un "non-admin sans le droit", sans dire qu'un script l'envoie
      Alors l'OC ne montre aucune conversation à ce sujet

    Scénario: Rejouée sans session
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée telle quelle à bon droit
      Quand la requête est rejouée sans session
      Alors l'OC ne montre aucune conversation à ce sujet

    Scénario: Rejouée par un visiteur, avec le jeton de la page de connexion
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée à bon droit dans la session d'un non-admin qui a le droit
      Quand la requête est rejouée par un visiteur, avec le jeton de la page de connexion
      Alors l'OC ne montre aucune conversation à ce sujet

    Plan du scénario: Rejouée avec un jeton anti-falsification <jeton>
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée telle quelle à bon droit
      Quand la requête est rejouée avec un jeton anti-falsification "<jeton>"
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | jeton                  |
        | absent                 |
        | faux                   |
        | d'un autre utilisateur |

  @EX-01 @ecriture
  Règle: Une soumission forgée sur une commande terminée ne crée rien

    Plan du scénario: La commande est remplacée par une commande <statut>
      Étant donné une OC avec deux commandes en cours et des commandes terminées
      Et la requête d'enregistrement, rejouée à bon droit sur l'autre commande en cours
      Quand la requête est rejouée sur la commande "<statut>"
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | statut     |
        | livrée     |
        | résiliée   |
        | annulée    |
        | impossible |

    Plan du scénario: La commande est remplacée par une commande <statut>, par un non-admin qui a le droit
      Étant donné une OC avec deux commandes en cours et des commandes terminées
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Et la requête d'enregistrement, rejouée à bon droit sur l'autre commande en cours
      Quand la requête est rejouée sur la commande "<statut>"
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | statut     |
        | livrée     |
        | résiliée   |
        | annulée    |
        | impossible |

    Plan du scénario: Toute la requête porte sur une OC dont la seule commande est <statut>
      Étant donné une OC avec une commande en cours
      Et une autre OC d'un autre client
      Et la requête d'enregistrement, rejouée à bon droit sur l'autre OC
      Et une autre OC dont la seule commande est "<statut>"
      Quand la requête est rejouée sur l'autre OC
      Alors l'autre OC ne montre aucune conversation à ce sujet

      Exemples:
        | statut     |
        | livrée     |
        | résiliée   |
        | annulée    |
        | impossible |

    Scénario: Toute la requête porte sur une OC dont toutes les commandes sont terminées
      Étant donné une OC avec une commande en cours
      Et une autre OC d'un autre client
      Et la requête d'enregistrement, rejouée à bon droit sur l'autre OC
      Et une autre OC dont toutes les commandes sont terminées
      Quand la requête est rejouée sur l'autre OC
      Alors l'autre OC ne montre aucune conversation à ce sujet

  @EX-11 @ecriture
  Règle: Une soumission forgée qui ne dit pas la commande, alors que deux sont en cours, ne crée rien

    Plan du scénario: La commande est remplacée par <valeur>
      Étant donné une OC avec deux commandes en cours
      Et la requête d'enregistrement, rejouée à bon droit sur l'autre commande en cours
      Quand la requête est rejouée avec "<valeur>" à la place de la commande
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | valeur          |
        | une valeur vide |
        | un champ absent |

  @EX-11 @EX-21 @ecriture
  Règle: Une soumission forgée sur la commande d'une autre OC ne crée rien

    Scénario: La commande est remplacée par celle d'une autre OC
      Étant donné une OC avec deux commandes en cours
      Et une autre OC d'un autre client
      Et la requête d'enregistrement, rejouée à bon droit sur l'autre commande en cours
      Quand la requête est rejouée sur la commande de l'autre OC
      Alors l'OC ne montre aucune conversation à ce sujet
      Et l'autre OC ne montre aucune conversation à ce sujet

  @EX-17 @ecriture
  Règle: Une soumission forgée avec un contact qui ne peut pas participer ne crée rien

    Plan du scénario: Un contact <type> est remplacé par un contact qui ne peut pas participer
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée à bon droit avec un autre contact "<type>"
      Quand la requête est rejouée avec un contact "<type>" qui ne peut pas participer
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: De deux contacts <type>, le <rang> ne peut pas participer
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée à bon droit avec deux contacts "<type>"
      Quand la requête est rejouée avec deux contacts "<type>", dont le "<rang>" ne peut pas participer
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       | rang    |
        | Client     | premier |
        | Client     | second  |
        | Partenaire | premier |
        | Partenaire | second  |

  @EX-15 @ecriture
  Règle: Une soumission forgée sans contact d'un type, ou avec celui d'une autre OC, ne crée rien

    Plan du scénario: Le contact <type> est retiré
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée à bon droit avec un autre contact "<type>"
      Quand la requête est rejouée sans contact "<type>"
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Le contact <type> est remplacé par <valeur>
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée à bon droit avec un autre contact "<type>"
      Quand la requête est rejouée avec "<valeur>" à la place du contact "<type>"
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       | valeur                         |
        | Client     | une valeur vide                |
        | Partenaire | une valeur vide                |
        | Client     | un contact qui n'existe pas    |
        | Partenaire | un contact qui n'existe pas    |

    Plan du scénario: Le contact <type> est remplacé par un second contact de l'autre type
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée à bon droit avec un autre contact "<type>"
      Quand la requête est rejouée avec un second contact de l'autre type à la place du contact "<type>"
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Le contact <type> est remplacé par celui d'une autre OC
      Étant donné une OC avec une commande en cours
      Et une autre OC d'un autre client
      Et la requête d'enregistrement, rejouée à bon droit avec un autre contact "<type>"
      Quand la requête est rejouée avec un contact "<type>" de l'autre OC
      Alors l'OC ne montre aucune conversation à ce sujet
      Et l'autre OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

  @EX-19 @EX-20 @ecriture
  Règle: Une soumission forgée sans sujet ou sans contenu ne crée rien

    Plan du scénario: Contenu remplacé par <blancs>
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée telle quelle à bon droit
      Quand la requête est rejouée avec "<blancs>" comme contenu
      Alors l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | blancs            |
        | rien              |
        | plusieurs espaces |
        | une tabulation    |
        | un champ absent   |

    Plan du scénario: Sujet remplacé par <blancs>
      Étant donné une OC avec une commande en cours
      Et la requête d'enregistrement, rejouée telle quelle à bon droit
      Et que les conversations de l'OC ont été relevées
      Quand la requête est rejouée avec "<blancs>" comme sujet
      Alors l'OC ne montre aucune conversation de plus

      Exemples:
        | blancs            |
        | rien              |
        | plusieurs espaces |
        | une tabulation    |
        | un champ absent   |
