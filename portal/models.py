"""What the portal keeps: accounts, companies, offers, orders, contacts, conversations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.urls import reverse

from portal import rules
from portal.querysets import ContactQuerySet, OfferQuerySet
from portal.search import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable


class Account(AbstractUser):
    """Someone who signs in. An Admin holds every right."""

    is_admin = models.BooleanField("Admin", default=False)

    class Meta:
        verbose_name = "compte"
        verbose_name_plural = "comptes"
        permissions = (
            ("manage_conversations", "Créer et gérer les conversations"),
            ("manage_orders", "Gérer les commandes"),
            ("view_invoices", "Consulter les factures"),
            ("manage_notifications", "Gérer les flux de notification"),
        )

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def has_perm(self, perm: str, obj: Any = None) -> bool:  # noqa: ANN401 - Django's signature
        return (self.is_active and self.is_admin) or super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return (self.is_active and self.is_admin) or super().has_module_perms(app_label)


class Company(models.Model):
    """What client companies and partners have in common."""

    name = models.CharField("nom", max_length=120, unique=True)
    search = models.CharField(max_length=120, editable=False, db_index=True)

    class Meta:
        abstract = True
        ordering = ("search",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        self.search = normalise(self.name)
        super().save(*args, **kwargs)


class ClientCompany(Company):
    """The company that contracted the offer."""

    class Meta(Company.Meta):
        verbose_name = "client"
        verbose_name_plural = "clients"


class Partner(Company):
    """The company that carries the offer out."""

    class Meta(Company.Meta):
        verbose_name = "partenaire"
        verbose_name_plural = "partenaires"


class Offer(models.Model):
    """A contracted offer (OC)."""

    reference = models.CharField("référence", max_length=20, unique=True)
    client = models.ForeignKey(ClientCompany, models.PROTECT, related_name="offers", verbose_name="client")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="offers", verbose_name="partenaire")
    service = models.CharField("offre", max_length=120, db_index=True)
    service_search = models.CharField(max_length=120, editable=False)
    site = models.CharField("site", max_length=120)

    objects: ClassVar[OfferQuerySet] = OfferQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "offre contractée"
        verbose_name_plural = "offres contractées"
        ordering = ("-reference",)

    def __str__(self) -> str:
        return self.reference

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        self.service_search = normalise(self.service)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("offer", args=[self.reference])

    def proposed_contacts(self) -> ContactQuerySet:
        """Return the contacts of its client and of its partner, able to take part or not."""
        return Contact.objects.of_companies(self.client_id, self.partner_id)


class Contact(models.Model):
    """Someone at the client's or at the partner's, never both."""

    first_name = models.CharField("prénom", max_length=60)
    last_name = models.CharField("nom", max_length=60)
    search = models.CharField(max_length=130, editable=False, db_index=True)
    email = models.EmailField("adresse électronique")
    phone = models.CharField("téléphone", max_length=20)
    client = models.ForeignKey(ClientCompany, models.CASCADE, null=True, blank=True, related_name="contacts")
    partner = models.ForeignKey(Partner, models.CASCADE, null=True, blank=True, related_name="contacts")
    eligible = models.BooleanField("peut participer à une conversation", default=True)
    subscribed = models.BooleanField("abonné aux notifications des conversations", default=True)

    objects: ClassVar[ContactQuerySet] = ContactQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "contact"
        ordering = ("last_name", "first_name")
        constraints = (
            models.CheckConstraint(
                name="contact_of_one_company",
                condition=models.Q(client__isnull=True) ^ models.Q(partner__isnull=True),
            ),
            models.UniqueConstraint(name="contact_name", fields=("first_name", "last_name")),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        self.search = normalise(self.name)
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def reference(self) -> str:
        """How pages and requests name the contact."""
        return f"CTC-{self.pk:07d}"

    @property
    def kind(self) -> rules.Kind:
        return rules.Kind.PARTNER if self.client_id is None else rules.Kind.CLIENT

    @property
    def kind_told(self) -> str:
        """How pages call the contact's kind (EX-09)."""
        return rules.kind_told(self.kind)

    @property
    def company(self) -> ClientCompany | Partner | None:
        return self.client or self.partner


class Order(models.Model):
    """An order placed on an offer."""

    reference = models.CharField("référence", max_length=20, unique=True)
    offer = models.ForeignKey(Offer, models.CASCADE, related_name="orders", verbose_name="OC")
    status = models.CharField("statut", max_length=20, choices=rules.Status, db_index=True)
    placed_on = models.DateField("passée le")
    assigned = models.ManyToManyField(Contact, related_name="orders", blank=True, verbose_name="contacts affectés")

    class Meta:
        verbose_name = "commande"
        ordering = ("-placed_on", "-pk")
        indexes = (models.Index(name="order_latest", fields=("offer", "-placed_on", "-id")),)

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return rules.is_open(self)


class Conversation(models.Model):
    """What was written about an order to contacts of the client and of the partner (EX-21)."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="conversations", verbose_name="commande")
    contacts = models.ManyToManyField(Contact, related_name="conversations", verbose_name="contacts")
    subject = models.CharField("sujet", max_length=rules.SUBJECT_MAX)
    content = models.TextField("contenu", max_length=rules.CONTENT_MAX)
    author = models.ForeignKey(Account, models.PROTECT, related_name="conversations", verbose_name="auteur")
    created_at = models.DateTimeField("créée le", auto_now_add=True, db_index=True)
    token = models.UUIDField(unique=True, editable=False)
    """What one showing of the form carried: a submission sent twice makes one conversation."""

    class Meta:
        verbose_name = "conversation"
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("conversation", args=[self.pk])

    def contact_names(self, kind: rules.Kind) -> list[str]:
        """Return who takes part on one side."""
        everyone: Iterable[Contact] = self.contacts.all()
        return [contact.name for contact in everyone if contact.kind == kind]
