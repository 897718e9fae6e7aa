"""Every table of the portal."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="ClientCompany",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="nom")),
                ("search", models.CharField(db_index=True, editable=False, max_length=120)),
            ],
            options={
                "verbose_name": "client",
                "verbose_name_plural": "clients",
                "ordering": ("search",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="nom")),
                ("search", models.CharField(db_index=True, editable=False, max_length=120)),
            ],
            options={
                "verbose_name": "partenaire",
                "verbose_name_plural": "partenaires",
                "ordering": ("search",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                ("is_admin", models.BooleanField(default=False, verbose_name="Admin")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "compte",
                "verbose_name_plural": "comptes",
                "permissions": (
                    ("manage_conversations", "Créer et gérer les conversations"),
                    ("manage_orders", "Gérer les commandes"),
                    ("view_invoices", "Consulter les factures"),
                    ("manage_notifications", "Gérer les flux de notification"),
                ),
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first_name", models.CharField(max_length=60, verbose_name="prénom")),
                ("last_name", models.CharField(max_length=60, verbose_name="nom")),
                ("search", models.CharField(db_index=True, editable=False, max_length=130)),
                ("email", models.EmailField(max_length=254, verbose_name="adresse électronique")),
                ("phone", models.CharField(max_length=20, verbose_name="téléphone")),
                ("eligible", models.BooleanField(default=True, verbose_name="peut participer à une conversation")),
                (
                    "subscribed",
                    models.BooleanField(default=True, verbose_name="abonné aux notifications des conversations"),
                ),
                (
                    "client",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="portal.clientcompany",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="portal.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact",
                "ordering": ("last_name", "first_name"),
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True, verbose_name="référence")),
                ("service", models.CharField(db_index=True, max_length=120, verbose_name="offre")),
                ("service_search", models.CharField(editable=False, max_length=120)),
                ("site", models.CharField(max_length=120, verbose_name="site")),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="portal.clientcompany",
                        verbose_name="client",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="portal.partner",
                        verbose_name="partenaire",
                    ),
                ),
            ],
            options={
                "verbose_name": "offre contractée",
                "verbose_name_plural": "offres contractées",
                "ordering": ("-reference",),
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=20, unique=True, verbose_name="référence")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("annulee", "annulée"),
                            ("en_attente", "en attente"),
                            ("en_etude", "en étude"),
                            ("en_production", "en production"),
                            ("enregistree", "enregistrée"),
                            ("impossible", "impossible"),
                            ("livree", "livrée"),
                            ("planifiee", "planifiée"),
                            ("resiliee", "résiliée"),
                            ("suspendue", "suspendue"),
                        ],
                        db_index=True,
                        max_length=20,
                        verbose_name="statut",
                    ),
                ),
                ("placed_on", models.DateField(verbose_name="passée le")),
                (
                    "assigned",
                    models.ManyToManyField(
                        blank=True, related_name="orders", to="portal.contact", verbose_name="contacts affectés"
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="orders",
                        to="portal.offer",
                        verbose_name="OC",
                    ),
                ),
            ],
            options={
                "verbose_name": "commande",
                "ordering": ("-placed_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Conversation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(max_length=200, verbose_name="sujet")),
                ("content", models.TextField(max_length=20000, verbose_name="contenu")),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="créée le")),
                ("token", models.UUIDField(editable=False, unique=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="auteur",
                    ),
                ),
                (
                    "contacts",
                    models.ManyToManyField(related_name="conversations", to="portal.contact", verbose_name="contacts"),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conversations",
                        to="portal.order",
                        verbose_name="commande",
                    ),
                ),
            ],
            options={
                "verbose_name": "conversation",
                "ordering": ("-created_at", "-pk"),
            },
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["offer", "-placed_on", "-id"], name="order_latest"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("client__isnull", True), ("partner__isnull", True), _connector="XOR"),
                name="contact_of_one_company",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(fields=("first_name", "last_name"), name="contact_name"),
        ),
    ]
