# language: fr
Fonctionnalité: Choisir les contacts de la conversation
  « Par défaut, les contacts affectés lors du passage de commande sont sélectionnés et seuls les contacts pouvant
  participer à une conversation vous sont proposés. Décochez la case pour faire apparaître l'ensemble des contacts.
  Sélectionnez au minimum un contact Client ainsi que Partenaire à l'aide des menus. »

  @EX-12 @lecture
  Règle: Les contacts affectés lors du passage de commande sont sélectionnés par défaut

    Plan du scénario: Contacts <type> sélectionnés à l'ouverture
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il ouvre le formulaire de conversation
      Alors les contacts "<type>" sélectionnés sont exactement ceux affectés à la commande

      Exemples:
        | type       | rôle                    |
        | Client     | administrateur          |
        | Partenaire | administrateur          |
        | Client     | non-admin avec le droit |
        | Partenaire | non-admin avec le droit |

    Plan du scénario: Avec deux commandes, les contacts <type> suivent la <rang>
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il ouvre le formulaire de conversation sur la "<rang>" commande en cours
      Alors les contacts "<type>" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts "<type>" proposés sont exactement ceux qui peuvent participer

      Exemples:
        | type       | rang     |
        | Client     | première |
        | Partenaire | première |
        | Client     | deuxième |
        | Partenaire | deuxième |

    Plan du scénario: La commande changée, les contacts <type> suivent
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il ouvre le formulaire de conversation sur la "première" commande en cours
      Et il change pour la "deuxième" commande en cours
      Alors les contacts "<type>" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts "<type>" proposés sont exactement ceux qui peuvent participer

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Scénario: La commande changée deux fois, les contacts sont de nouveau ceux de la première
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Quand il ouvre le formulaire de conversation sur la "première" commande en cours
      Et il change pour la "deuxième" commande en cours
      Alors les contacts "Client" sélectionnés sont exactement ceux affectés à la commande
      Quand il change pour la "première" commande en cours
      Alors les contacts "Client" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts "Partenaire" sélectionnés sont exactement ceux affectés à la commande

    Plan du scénario: À côté d'une commande <statut>, les contacts <type> sont ceux de la commande en cours
      Étant donné une OC avec une commande en cours et une commande "<statut>"
      Et un utilisateur connecté en tant que "administrateur"
      Quand il ouvre le formulaire de conversation
      Alors les contacts "<type>" sélectionnés sont exactement ceux affectés à la commande

      Exemples:
        | statut   | type       |
        | livrée   | Client     |
        | résiliée | Partenaire |

    Scénario: Les contacts changés puis laissés par Retour, ceux par défaut reviennent
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il ne garde sélectionné qu'un contact "Client" libre
      Et il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Quand il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Et les contacts "Client" sélectionnés sont exactement ceux affectés à la commande

    Scénario: Venu par les liens du portail du formulaire d'une autre OC, on trouve les contacts de celle-ci
      Étant donné une OC avec une commande en cours
      Et une autre OC d'un autre client
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de l'autre OC a été ouvert, puis quitté par Retour
      Quand il ouvre le menu Catalogue
      Et il choisit Offres contractées (OC)
      Et il filtre la liste par "référence"
      Et il clique sur Détail dans la ligne de l'OC
      Et il clique sur le bouton de démarrage
      Alors le formulaire de conversation s'affiche
      Et les contacts "Client" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts "Partenaire" sélectionnés sont exactement ceux affectés à la commande

  @EX-12 @EX-21 @ecriture
  Règle: Les contacts d'une conversation ne sont pas ceux de la suivante

    Scénario: Après une conversation avec d'autres contacts, ceux par défaut reviennent, et eux seuls
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il ne garde sélectionné qu'un contact "Client" libre
      Et il ne garde sélectionné qu'un contact "Partenaire" libre
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Quand il ouvre le formulaire de conversation
      Alors les contacts "Client" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts "Partenaire" sélectionnés sont exactement ceux affectés à la commande
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle réunit exactement les contacts affectés à la commande

  @EX-13 @lecture
  Règle: Par défaut, seuls les contacts pouvant participer sont proposés

    Plan du scénario: Contacts <type> proposés à l'ouverture
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "<rôle>"
      Quand il ouvre le formulaire de conversation
      Alors les contacts "<type>" proposés sont exactement ceux qui peuvent participer

      Exemples:
        | type       | rôle                    |
        | Client     | administrateur          |
        | Partenaire | administrateur          |
        | Client     | non-admin avec le droit |
        | Partenaire | non-admin avec le droit |

    Plan du scénario: Contacts <type> proposés, deux commandes en cours et aucune encore choisie
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il démarre une conversation sans choisir la commande
      Alors les contacts "<type>" que le formulaire propose déjà peuvent tous participer

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Un contact <type> qui ne peut pas participer ne se trouve pas en le cherchant
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Alors un contact "<type>" qui ne peut pas participer, cherché dans son menu, n'est pas proposé

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Scénario: La case décochée puis la commande changée, les contacts proposés sont ceux que dit la case
      Étant donné une OC avec deux commandes en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert sur la "première" commande en cours
      Quand il décoche la case des contacts pouvant participer
      Et il change pour la "deuxième" commande en cours
      Alors les contacts "Client" proposés sont ceux que dit la case
      Et les contacts "Partenaire" proposés sont ceux que dit la case

    Scénario: À l'ouverture, la case est cochée
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Quand il ouvre le formulaire de conversation
      Alors la case des contacts pouvant participer est cochée

    Scénario: La case décochée dans un formulaire, le suivant la montre cochée
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il décoche la case des contacts pouvant participer
      Et il clique sur Retour
      Alors le détail de cette OC-là s'affiche
      Quand il ouvre le formulaire de conversation
      Alors la case des contacts pouvant participer est cochée
      Et les contacts "Partenaire" proposés sont exactement ceux qui peuvent participer

  @EX-14 @lecture
  Règle: La case décochée fait apparaître l'ensemble des contacts

    Contexte:
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert

    Plan du scénario: Tous les contacts <type> apparaissent
      Quand il décoche la case des contacts pouvant participer
      Alors les contacts "<type>" proposés sont exactement tous ceux de l'OC

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Les contacts <type> sélectionnés le restent
      Quand il sélectionne aussi un contact "<type>" libre
      Et il décoche la case des contacts pouvant participer
      Alors les contacts "<type>" sélectionnés sont ceux affectés à la commande et le contact libre

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Un contact <type> désélectionné le reste
      Quand il ne garde sélectionné qu'un contact "<type>" libre
      Et il décoche la case des contacts pouvant participer
      Alors le seul contact "<type>" sélectionné est le contact libre

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: La case recochée cache de nouveau les autres contacts <type>
      Quand il décoche la case des contacts pouvant participer
      Et il recoche la case des contacts pouvant participer
      Alors les contacts "<type>" proposés sont exactement ceux qui peuvent participer
      Et les contacts "<type>" sélectionnés sont exactement ceux affectés à la commande

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Scénario: Décochée une seconde fois, la case fait de même
      Quand il décoche la case des contacts pouvant participer
      Et il recoche la case des contacts pouvant participer
      Et il décoche la case des contacts pouvant participer
      Alors les contacts "Client" proposés sont exactement tous ceux de l'OC
      Et les contacts "Partenaire" proposés sont exactement tous ceux de l'OC

    Plan du scénario: Un contact <type> ajouté le reste, la case décochée puis recochée
      Quand il sélectionne aussi un contact "<type>" libre
      Et il décoche la case des contacts pouvant participer
      Et il recoche la case des contacts pouvant participer
      Alors les contacts "<type>" sélectionnés sont ceux affectés à la commande et le contact libre

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Un contact <type> ajouté la case décochée le reste, la case recochée
      Quand il décoche la case des contacts pouvant participer
      Et il sélectionne aussi un contact "<type>" libre
      Et il recoche la case des contacts pouvant participer
      Alors les contacts "<type>" sélectionnés sont ceux affectés à la commande et le contact libre

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Un contact <type> désélectionné le reste, la case décochée puis recochée
      Quand il ne garde sélectionné qu'un contact "<type>" libre
      Et il décoche la case des contacts pouvant participer
      Et il recoche la case des contacts pouvant participer
      Alors le seul contact "<type>" sélectionné est le contact libre

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

  @EX-14 @EX-21 @ecriture
  Règle: La case décochée, la conversation réunit les contacts choisis

    Plan du scénario: La case décochée, un contact <type> ajouté est dans la conversation
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert
      Quand il décoche la case des contacts pouvant participer
      Et il sélectionne aussi un contact "<type>" libre
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle réunit exactement les contacts choisis

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

  @EX-14 @EX-21 @ecriture
  Règle: La case ne change rien à ce qui est écrit

    Scénario: Le sujet et le contenu restent, la case décochée puis recochée
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il remplit le sujet et le contenu
      Et il décoche la case des contacts pouvant participer
      Alors le sujet qu'il avait écrit y est encore
      Et le contenu qu'il avait écrit y est encore
      Quand il recoche la case des contacts pouvant participer
      Et il enregistre
      Alors la conversation est enregistrée
      Et son sujet et son contenu sont à la lettre ceux qui ont été écrits

  @EX-13 @EX-14 @ecriture
  Règle: Après un refus, la case fait ce qu'elle faisait

    Scénario: Les contacts proposés après un refus
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il remplit le contenu et met "rien" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Et les contacts "Partenaire" proposés sont exactement ceux qui peuvent participer
      Quand il décoche la case des contacts pouvant participer
      Alors les contacts "Partenaire" proposés sont exactement tous ceux de l'OC

  @EX-15 @lecture
  Règle: Chaque menu propose les contacts de son type

    Plan du scénario: Le menu <type> ne propose aucun contact de l'autre type
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert
      Quand il décoche la case des contacts pouvant participer
      Alors le menu "<type>" ne propose aucun contact de l'autre type

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

  @EX-15 @ecriture
  Règle: Il faut au moins un contact Client et un contact Partenaire

    Contexte:
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert

    Plan du scénario: Sans contact <type>, rien n'est enregistré
      Quand il remplit le sujet et le contenu
      Et il désélectionne tous les contacts "<type>"
      Et il enregistre
      Alors l'enregistrement est refusé à cause du contact "<type>"
      Et l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: La case décochée, sans contact <type>, rien n'est enregistré
      Quand il remplit le sujet et le contenu
      Et il décoche la case des contacts pouvant participer
      Et il désélectionne tous les contacts "<type>"
      Et il enregistre
      Alors l'enregistrement est refusé à cause du contact "<type>"
      Et l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Refusé faute de contact <type>, un second essai l'est encore
      Quand il remplit le sujet et le contenu
      Et il désélectionne tous les contacts "<type>"
      Et il enregistre
      Alors l'enregistrement est refusé à cause du contact "<type>"
      Quand il tente d'enregistrer
      Alors l'enregistrement est refusé à cause du contact "<type>"
      Et l'OC ne montre aucune conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Scénario: Sans aucun contact, rien n'est enregistré
      Quand il remplit le sujet et le contenu
      Et il désélectionne tous les contacts "Client"
      Et il désélectionne tous les contacts "Partenaire"
      Et il enregistre
      Alors l'enregistrement est refusé à cause du contact "Client"
      Et l'enregistrement est refusé à cause du contact "Partenaire"
      Et l'OC ne montre aucune conversation à ce sujet

    Plan du scénario: Le contact <type> rétabli, la conversation est enregistrée une fois
      Quand il remplit le sujet et le contenu
      Et il désélectionne tous les contacts "<type>"
      Et il enregistre
      Et l'enregistrement étant refusé, il sélectionne un contact "<type>" libre
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Scénario: Un seul contact de chaque type suffit
      Quand il ne garde sélectionné qu'un contact "Client" libre
      Et il ne garde sélectionné qu'un contact "Partenaire" libre
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle réunit exactement les contacts choisis
