# language: fr
Fonctionnalité: Les deux indicateurs d'un contact
  « Ce contact n'est pas abonné aux notification des conversations », « Ce contact ne peut pas participer à la
  conversation ».

  Contexte:
    Étant donné une OC dont les contacts sont de toutes les sortes
    Et un utilisateur connecté en tant que "administrateur"
    Et que le formulaire de conversation est ouvert

  @EX-04 @EX-16 @EX-17 @lecture
  Règle: Un non-admin qui a le droit voit les mêmes indicateurs

    Plan du scénario: Contact <type> qui ne peut pas participer et n'est pas abonné, vu par un non-admin
      Étant donné un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert
      Quand il décoche la case des contacts pouvant participer
      Alors le contact "<type>" qui "ne peut pas participer" et qui "n'est pas abonné" "est signalé" comme non abonné
      Et le contact "<type>" qui "ne peut pas participer" et qui "n'est pas abonné" "est signalé" comme ne pouvant pas participer

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Scénario: Contact qui peut participer et n'est pas abonné, vu par un non-admin
      Étant donné un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert
      Alors le contact "Client" qui "peut participer" et qui "n'est pas abonné" "est signalé" comme non abonné
      Et le contact "Client" qui "peut participer" et qui "est abonné" "n'est pas signalé" comme non abonné

  @EX-04 @EX-17 @ecriture
  Règle: Un non-admin qui a le droit ne réunit pas plus qu'un Admin un contact qui ne peut pas participer

    Scénario: Un contact Partenaire qui ne peut pas participer n'entre pas dans la conversation d'un non-admin
      Étant donné un utilisateur connecté en tant que "non-admin avec le droit"
      Et que le formulaire de conversation est ouvert
      Quand il remplit le sujet et le contenu
      Et il décoche la case des contacts pouvant participer
      Et il tente de sélectionner un contact "Partenaire" qui ne peut pas participer
      Et il tente d'enregistrer
      Alors la conversation avec ce contact "Partenaire" est refusée

  @EX-16 @lecture
  Règle: Un contact qui n'est pas abonné est signalé, et lui seul

    Plan du scénario: Abonnement signalé : contact <type> qui <participation> et qui <abonnement>
      Quand il décoche la case des contacts pouvant participer
      Alors le contact "<type>" qui "<participation>" et qui "<abonnement>" "<signalé>" comme non abonné

      Exemples:
        | type       | participation         | abonnement       | signalé            |
        | Client     | peut participer       | est abonné       | n'est pas signalé  |
        | Client     | peut participer       | n'est pas abonné | est signalé        |
        | Client     | ne peut pas participer | est abonné       | n'est pas signalé |
        | Client     | ne peut pas participer | n'est pas abonné | est signalé       |
        | Partenaire | peut participer       | est abonné       | n'est pas signalé  |
        | Partenaire | peut participer       | n'est pas abonné | est signalé        |
        | Partenaire | ne peut pas participer | est abonné       | n'est pas signalé |
        | Partenaire | ne peut pas participer | n'est pas abonné | est signalé       |

    Plan du scénario: Abonnement signalé, case cochée : contact <type> qui <abonnement>
      Alors le contact "<type>" qui "peut participer" et qui "<abonnement>" "<signalé>" comme non abonné

      Exemples:
        | type       | abonnement       | signalé           |
        | Client     | est abonné       | n'est pas signalé |
        | Client     | n'est pas abonné | est signalé       |
        | Partenaire | est abonné       | n'est pas signalé |
        | Partenaire | n'est pas abonné | est signalé       |

    Plan du scénario: Abonnement signalé, case décochée puis recochée : contact <type>
      Quand il décoche la case des contacts pouvant participer
      Et il recoche la case des contacts pouvant participer
      Alors le contact "<type>" qui "peut participer" et qui "n'est pas abonné" "est signalé" comme non abonné

      Exemples:
        | type       |
        | Client     |
        | Partenaire |

    Scénario: Abonnement signalé, une fois le contact choisi
      Quand il désélectionne tout, puis sélectionne le contact "Client" qui peut participer et n'est pas abonné
      Et il désélectionne tout, puis sélectionne le contact "Partenaire" qui peut participer et n'est pas abonné
      Alors le contact "Client" qui "peut participer" et qui "n'est pas abonné" "est signalé" comme non abonné
      Et le contact "Partenaire" qui "peut participer" et qui "n'est pas abonné" "est signalé" comme non abonné

  @EX-17 @lecture
  Règle: Un contact qui ne peut pas participer est signalé, et lui seul

    Plan du scénario: Participation signalée : contact <type> qui <participation> et qui <abonnement>
      Quand il décoche la case des contacts pouvant participer
      Alors le contact "<type>" qui "<participation>" et qui "<abonnement>" "<signalé>" comme ne pouvant pas participer

      Exemples:
        | type       | participation          | abonnement       | signalé           |
        | Client     | peut participer        | est abonné       | n'est pas signalé |
        | Client     | peut participer        | n'est pas abonné | n'est pas signalé |
        | Client     | ne peut pas participer | est abonné       | est signalé       |
        | Client     | ne peut pas participer | n'est pas abonné | est signalé       |
        | Partenaire | peut participer        | est abonné       | n'est pas signalé |
        | Partenaire | peut participer        | n'est pas abonné | n'est pas signalé |
        | Partenaire | ne peut pas participer | est abonné       | est signalé       |
        | Partenaire | ne peut pas participer | n'est pas abonné | est signalé       |

    Scénario: Participation signalée, la case décochée une seconde fois
      Quand il décoche la case des contacts pouvant participer
      Et il recoche la case des contacts pouvant participer
      Et il décoche la case des contacts pouvant participer
      Alors le contact "Client" qui "ne peut pas participer" et qui "est abonné" "est signalé" comme ne pouvant pas participer
      Et le contact "Partenaire" qui "ne peut pas participer" et qui "n'est pas abonné" "est signalé" comme ne pouvant pas participer

  @EX-16 @EX-17 @ecriture
  Règle: Après un refus, les indicateurs sont encore là

    Scénario: Les indicateurs après un refus
      Quand il remplit le contenu et met "rien" comme sujet
      Et il enregistre
      Alors l'enregistrement est refusé à cause du champ "Sujet"
      Et le contact "Client" qui "peut participer" et qui "n'est pas abonné" "est signalé" comme non abonné
      Et le contact "Partenaire" qui "peut participer" et qui "n'est pas abonné" "est signalé" comme non abonné
      Et le contact "Partenaire" qui "peut participer" et qui "est abonné" "n'est pas signalé" comme non abonné
      Quand il décoche la case des contacts pouvant participer
      Alors le contact "Partenaire" qui "ne peut pas participer" et qui "est abonné" "est signalé" comme ne pouvant pas participer
      Et le contact "Client" qui "peut participer" et qui "est abonné" "n'est pas signalé" comme ne pouvant pas participer

  @EX-17 @ecriture
  Règle: Une conversation avec un contact qui ne peut pas participer est refusée

    Plan du scénario: Un contact <type> qui ne peut pas participer et qui <abonnement> n'entre pas dans la conversation
      Quand il remplit le sujet et le contenu
      Et il décoche la case des contacts pouvant participer
      Et il tente de sélectionner un contact "<type>" qui ne peut pas participer et qui "<abonnement>"
      Et il tente d'enregistrer
      Alors la conversation avec ce contact "<type>" est refusée

      Exemples:
        | type       | abonnement       |
        | Client     | est abonné       |
        | Client     | n'est pas abonné |
        | Partenaire | est abonné       |
        | Partenaire | n'est pas abonné |

    Scénario: Refusé à cause d'un contact qui ne peut pas participer, un second essai l'est encore
      Quand il remplit le sujet et le contenu
      Et il décoche la case des contacts pouvant participer
      Et il tente de sélectionner un contact "Partenaire" qui ne peut pas participer
      Et il tente d'enregistrer
      Et il tente d'enregistrer
      Alors la conversation avec ce contact "Partenaire" est refusée

  @EX-16 @EX-18 @ecriture
  Règle: L'indicateur suit le flux de notification du contact

    Scénario: Un contact abonné que l'on désabonne est signalé, puis ne l'est plus
      Quand il désabonne le contact "Client" libre des notifications
      Et il ouvre le formulaire de conversation
      Alors le contact "Client" libre "est signalé" comme non abonné
      Quand il abonne le contact "Client" libre aux notifications
      Et il ouvre le formulaire de conversation
      Alors le contact "Client" libre "n'est pas signalé" comme non abonné
