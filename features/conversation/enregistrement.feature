# language: fr
Fonctionnalité: Enregistrer la conversation
  « Enregistrez. »

  @EX-21 @ecriture
  Règle: La conversation est enregistrée telle qu'elle a été écrite

    Contexte:
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert

    Plan du scénario: Sujet gardé à la lettre : <texte>
      Quand il remplit le contenu et écrit comme sujet un texte "<texte>"
      Et il enregistre
      Alors la conversation est enregistrée
      Et son sujet et son contenu sont à la lettre ceux qui ont été écrits

      Exemples:
        | texte                       |
        | accentué                    |
        | avec des balises            |
        | avec un script              |
        | avec des entités HTML       |
        | avec des guillemets         |
        | avec des barres obliques    |
        | avec des signes d'adresse   |
        | avec des signes d'ailleurs  |
        | avec des signes de Markdown |
        | sans capitale au début      |

    Plan du scénario: Contenu gardé à la lettre : <texte>
      Quand il remplit le sujet et écrit comme contenu un texte "<texte>"
      Et il enregistre
      Alors la conversation est enregistrée
      Et son sujet et son contenu sont à la lettre ceux qui ont été écrits

      Exemples:
        | texte                      |
        | accentué                   |
        | de plusieurs lignes        |
        | avec des lignes vides      |
        | avec des balises           |
        | avec un script             |
        | avec des entités HTML      |
        | avec des guillemets        |
        | avec des barres obliques   |
        | avec des signes d'adresse  |
        | avec des signes d'ailleurs |
        | avec une adresse web       |
        | avec des lignes de courriel |
        | d'un seul zéro             |

    Scénario: La liste des conversations de l'OC dit le sujet à la lettre
      Quand il remplit le contenu et écrit comme sujet un texte "bref, avec des signes HTML"
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet

    Scénario: Un long sujet est gardé en entier, ou refusé
      Quand il remplit le contenu et écrit un sujet de deux cents caractères, ou autant que le champ en accepte
      Et il tente d'enregistrer
      Alors la conversation est enregistrée avec tout son texte, ou l'enregistrement est refusé

    Scénario: Un long contenu est gardé en entier, ou refusé
      Quand il remplit le sujet et écrit un contenu de cinq mille caractères, ou autant que le champ en accepte
      Et il tente d'enregistrer
      Alors la conversation est enregistrée avec tout son texte, ou l'enregistrement est refusé

    Scénario: Un script écrit dans le sujet ne s'exécute pas
      Quand il remplit le contenu et écrit comme sujet un texte "avec un script"
      Et il enregistre
      Alors la conversation est enregistrée
      Et aucun script écrit par l'utilisateur ne s'est exécuté

    Scénario: Un script écrit dans le contenu ne s'exécute pas
      Quand il remplit le sujet et écrit comme contenu un texte "avec un script"
      Et il enregistre
      Alors la conversation est enregistrée
      Et aucun script écrit par l'utilisateur ne s'est exécuté

  @EX-21 @ecriture
  Règle: La conversation réunit les contacts choisis, et eux seuls

    Contexte:
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert

    Scénario: Les contacts proposés par défaut
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle réunit exactement les contacts affectés à la commande

    Plan du scénario: Un contact <type> ajouté aux contacts par défaut
      Quand il sélectionne aussi un contact "<type>" libre
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle réunit exactement les contacts choisis

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Un contact <type> à la place des contacts par défaut
      Quand il ne garde sélectionné qu'un contact "<type>" libre
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle réunit exactement les contacts choisis

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Plan du scénario: Un refus ne change rien à un sujet <texte>
      Quand il écrit comme sujet un texte "<texte>" et met "rien" comme contenu
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Contenu"
      Et le sujet qu'il avait écrit y est encore

      Exemples:
        | texte               |
        | avec des balises    |
        | avec des guillemets |

    Plan du scénario: Un refus ne change rien à un contenu <texte>
      Quand il écrit comme contenu un texte "<texte>" et met "rien" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Et le contenu qu'il avait écrit y est encore

      Exemples:
        | texte               |
        | avec des balises    |
        | de plusieurs lignes |

    Scénario: Un refus ne change rien aux contacts choisis
      Quand il ne garde sélectionné qu'un contact "Client" libre
      Et il ne garde sélectionné qu'un contact "Partenaire" libre
      Et il remplit le contenu et met "rien" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle réunit exactement les contacts choisis

  @EX-21 @ecriture
  Règle: Enregistrer crée exactement une conversation, sur cette OC et nulle part ailleurs

    Contexte:
      Étant donné une OC avec une commande en cours
      Et un utilisateur connecté en tant que "administrateur"
      Et que le formulaire de conversation est ouvert

    Scénario: Un simple clic
      Étant donné une autre OC d'un autre client
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet
      Et l'autre OC ne montre aucune conversation à ce sujet

    Scénario: Deux conversations de même sujet
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Étant donné que le formulaire de conversation est ouvert
      Quand il remplit un autre contenu sous le même sujet
      Et il enregistre
      Alors l'OC montre exactement deux conversations à ce sujet

    Scénario: La page affichée ensuite est rechargée
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Et il recharge la page qui s'affiche ensuite
      Alors l'OC montre exactement une conversation à ce sujet

    Scénario: Un double clic
      Quand il remplit le sujet et le contenu
      Et il double-clique sur Enregistrer
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet

    Scénario: Un second clic pendant que le portail tarde à répondre
      Quand il remplit le sujet et le contenu
      Et il clique une seconde fois sur Enregistrer avant la réponse du portail
      Alors l'OC montre exactement une conversation à ce sujet

    Scénario: Le formulaire d'une autre OC est ouvert entre-temps dans un autre onglet
      Étant donné une autre OC d'un autre client
      Et que le formulaire de conversation de l'autre OC est ouvert dans un autre onglet
      Quand il remplit le sujet et le contenu
      Et il tente d'enregistrer
      Alors l'autre OC ne montre aucune conversation à ce sujet

    Scénario: Deux conversations de suite sur la même commande
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Étant donné que le formulaire de conversation est ouvert
      Quand il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et l'OC montre exactement une conversation à ce sujet
      Et l'OC montre une conversation pour chacun des sujets écrits
