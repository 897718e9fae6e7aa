# language: fr
Fonctionnalité: Rechercher une OC à l'aide des filtres
  « Recherchez l'OC souhaitée à l'aide des filtres. »

  Contexte:
    Étant donné une OC parmi d'autres qui lui ressemblent
    Et un utilisateur connecté en tant que "administrateur"
    Et que la liste des OC est affichée

  @EX-08 @lecture
  Règle: Chaque filtre, seul, ne laisse que les OC qui lui répondent

    Scénario: Le filtre Référence trouve l'OC et elle seule
      Quand il filtre la liste par "référence"
      Alors la liste ne montre que l'OC recherchée

    Scénario: Une référence dont un chiffre est remplacé par « _ » ne trouve rien
      Quand il filtre la liste par la référence de l'OC, un chiffre remplacé par « _ »
      Alors la liste est vide

    Scénario: Le filtre Client montre toutes les OC du client et rien d'autre
      Quand il filtre la liste par "client"
      Alors la liste montre chaque OC du client une fois
      Et chaque ligne répond au filtre "client"

    Plan du scénario: Le filtre <filtre> ne laisse que des lignes qui lui répondent
      Quand il filtre la liste par "<filtre>"
      Alors chaque ligne répond au filtre "<filtre>"

      Exemples:
        | filtre        |
        | statut        |
        | offre         |
        | statut, offre |

    Plan du scénario: Le filtre Statut distingue aussi le statut « <statut> »
      Étant donné une OC dont la seule commande est "<statut>"
      Quand il filtre la liste par "statut"
      Alors chaque ligne répond au filtre "statut"

      Exemples:
        | statut        |
        | enregistrée   |
        | en étude      |
        | en attente    |
        | planifiée     |
        | suspendue     |
        | livrée        |
        | résiliée      |
        | annulée       |
        | impossible    |

  @EX-08 @lecture
  Règle: Des filtres réunis s'ajoutent l'un à l'autre

    Plan du scénario: Les filtres <filtres> réunis
      Quand il filtre la liste par "<filtres>"
      Alors la liste montre l'OC recherchée
      Et chaque ligne répond au filtre "<filtres>"

      Exemples:
        | filtres                          |
        | référence, client                |
        | référence, statut                |
        | référence, offre                 |
        | client, statut                   |
        | client, offre                    |
        | client, statut, offre            |
        | référence, client, statut, offre |

    Scénario: Le client et le statut réunis ne laissent que l'OC qui a les deux
      Quand il filtre la liste par "client, statut, offre"
      Alors la liste ne montre que l'OC recherchée

    Plan du scénario: Un filtre <autre> qui contredit la référence ne laisse rien
      Étant donné une autre OC d'un autre client
      Et que la liste des OC est affichée
      Quand il filtre la liste par la référence de l'OC et par "<autre>" de l'autre OC
      Alors la liste est vide

      Exemples:
        | autre     |
        | client    |
        | statut    |
        | offre     |

  @EX-08 @lecture
  Règle: Un filtre sans réponse ne montre aucune OC

    Plan du scénario: <filtre> que rien ne porte
      Quand il filtre la liste par une valeur que rien ne porte dans "<filtre>"
      Alors la liste est vide

      Exemples:
        | filtre    |
        | référence |
        | client    |

    Scénario: Après une recherche vaine, une nouvelle recherche trouve l'OC
      Quand il filtre la liste par une valeur que rien ne porte dans "référence"
      Et il filtre la liste par "référence"
      Alors la liste ne montre que l'OC recherchée

  @EX-08 @lecture
  Règle: Les filtres effacés, la liste entière revient

    Plan du scénario: Effacer « <filtres> »
      Quand il filtre la liste par "<filtres>"
      Et il efface les filtres
      Alors aucun filtre n'est plus rempli
      Et la liste montre d'autres OC que celle recherchée

      Exemples:
        | filtres                          |
        | référence                        |
        | client                           |
        | référence, client, statut, offre |

    Plan du scénario: Le filtre <filtre> vidé, les autres restent
      Quand il filtre la liste par "client, <filtre>"
      Et il vide le filtre "<filtre>" et lui seul
      Alors la liste montre chaque OC du client une fois
      Et chaque ligne répond au filtre "client"

      Exemples:
        | filtre    |
        | référence |
        | statut    |
        | offre     |

    Plan du scénario: Le filtre <filtre> effacé, la liste montre de nouveau ce qu'il écartait
      Étant donné que des lignes qui ne répondent pas au filtre "<filtre>" ont été relevées
      Quand il filtre la liste par "<filtre>"
      Et il efface les filtres
      Alors l'une d'elles au moins est revenue

      Exemples:
        | filtre |
        | statut |
        | offre  |

    Scénario: Les filtres effacés ne filtrent plus
      Étant donné une autre OC d'un autre client
      Quand il filtre la liste par "client, statut, offre"
      Et il efface les filtres
      Et il filtre la liste par la référence de l'autre OC
      Alors la liste montre l'autre OC

  @EX-08 @lecture
  Règle: Une OC dont tout est terminé se trouve comme une autre

    Plan du scénario: Un « <rôle> » la trouve par sa référence
      Étant donné une OC dont toutes les commandes sont terminées
      Et un utilisateur connecté en tant que "<rôle>"
      Et que la liste des OC est affichée
      Quand il filtre la liste par "référence"
      Alors la liste ne montre que l'OC recherchée

      Exemples:
        | rôle                           |
        | administrateur                 |
        | non-admin sans le droit        |
        | non-admin avec d'autres droits |

  @EX-08 @lecture
  Règle: Un client se trouve par son nom, quels qu'en soient les signes

    Plan du scénario: Le nom a <signe>
      Étant donné une OC dont le nom du client a "<signe>"
      Et que la liste des OC est affichée
      Quand il filtre la liste par "client"
      Alors chaque ligne répond au filtre "client"

      Exemples:
        | signe          |
        | une apostrophe |
        | un « & »       |

  @EX-07 @EX-08 @lecture
  Règle: La liste ne montre rien d'autre que ce que disent ses filtres

    Scénario: La liste rouverte par le menu, après une recherche
      Quand il filtre la liste par "référence"
      Alors la liste ne montre que l'OC recherchée
      Quand il ouvre le menu Catalogue
      Et il choisit Offres contractées (OC)
      Alors la liste s'en tient à ce que disent ses filtres

  @EX-08 @lecture
  Règle: Les filtres tiennent sur plusieurs pages

    Contexte:
      Étant donné un client dont les OC tiennent sur plusieurs pages

    Scénario: Toutes les pages réunies montrent chaque OC du client une fois et rien d'autre
      Quand il filtre la liste par "client"
      Et il tourne toutes les pages du client
      Alors les pages montrent chaque OC du client une fois
      Et aucune ligne ne revient deux fois
      Et chaque ligne des pages répond au filtre "client"

    Scénario: Une recherche lancée depuis la deuxième page cherche dans toute la liste
      Quand il filtre la liste par "client"
      Et il passe à la page suivante
      Et il filtre la liste par "référence"
      Alors la liste ne montre que l'OC recherchée

    Scénario: Les filtres effacés, les autres pages reviennent aussi
      Quand il filtre la liste par "référence"
      Et il efface les filtres
      Alors la liste tient de nouveau sur plusieurs pages

    Scénario: La deuxième page garde le filtre
      Quand il filtre la liste par "client"
      Et il passe à la page suivante
      Alors chaque ligne répond au filtre "client"

    Plan du scénario: La deuxième page garde aussi le filtre <filtre>
      Quand il filtre la liste par "<filtre>"
      Et il passe à la page suivante, s'il y en a une avec ce filtre
      Alors chaque ligne répond au filtre "<filtre>"

      Exemples:
        | filtre |
        | statut |
        | offre  |
