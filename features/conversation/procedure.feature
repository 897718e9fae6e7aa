# language: fr
Fonctionnalité: Démarrer une conversation depuis l'OC
  La procédure entière, telle que le guide la donne, phrase après phrase.

  @EX-06 @EX-07 @EX-08 @EX-09 @EX-10 @EX-11 @EX-12 @EX-13 @EX-15 @EX-21 @ecriture
  Règle: La procédure du guide, du début à la fin

    Scénario: Démarrer une conversation depuis l'OC
      Étant donné une OC avec deux commandes en cours
      Et que la page de connexion est affichée
      Quand l'utilisateur se connecte avec le compte "non-admin avec le droit"
      Et il ouvre le menu Catalogue
      Et il choisit Offres contractées (OC)
      Et il filtre la liste par "référence"
      Et il clique sur Détail dans la ligne de l'OC
      Et il clique sur le bouton de démarrage
      Et il sélectionne la "deuxième" commande en cours
      Alors les contacts "Client" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts "Partenaire" sélectionnés sont exactement ceux affectés à la commande
      Et les contacts "Client" proposés sont exactement ceux qui peuvent participer
      Quand il ne garde sélectionné qu'un contact "Client" libre
      Et il ne garde sélectionné qu'un contact "Partenaire" libre
      Et il remplit le sujet et le contenu
      Et il enregistre
      Alors la conversation est enregistrée
      Et elle porte sur la "deuxième" commande en cours
      Et elle réunit exactement les contacts choisis
      Et son sujet et son contenu sont à la lettre ceux qui ont été écrits
      Et l'OC montre exactement une conversation à ce sujet
