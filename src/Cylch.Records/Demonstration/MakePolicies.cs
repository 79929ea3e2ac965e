using System.Globalization;
using Cylch.Records.Access;
using Cylch.Records.Settlement;
using Cylch.Rules.Settlement;
using NodaTime;

namespace Cylch.Records.Demonstration;

/// <summary>How the authority checks results, and what e-invoices say of it and of its providers. The addresses and numbers are invented.</summary>
internal static class MakePolicies
{
    private static readonly LocalDate From = new(2025, 4, 1);

    public static void In(World world)
    {
        world.Add(new VerificationPolicyVersion
        {
            Id = world.Next<VerificationPolicyVersion>(),
            AuthorityId = MakePlaces.Authority(world).Id,
            InForceFrom = From,
            ReadingWeeks = 26,
            ClosesAfterDays = 14,
            AuditPerThousand = 100,
            WhileAudited = WhileAudited.PayAndCorrect,
            Words = "Agreed with the providers and the residents’ panel: one result in ten is looked at again, and nobody waits for their money because of it.",
            SavedAt = World.At(From, 9, 0),
        });
        foreach (var organisation in world.All<Organisation>().Where(o => o.Kind != OrganisationKind.HealthBoard).ToList())
        {
            var isProvider = organisation.Kind == OrganisationKind.Provider;
            world.Add(new InvoiceDetails
            {
                Id = world.Next<InvoiceDetails>(),
                OrganisationId = organisation.Id,
                InForceFrom = From,
                LegalName = organisation.NameEn,
                Street = isProvider ? string.Create(CultureInfo.InvariantCulture, $"{organisation.Id} Invented Street") : "County Hall",
                Town = "Demonstration",
                Postcode = "ZZ99 9ZZ",
                TaxRegistration = isProvider ? string.Create(CultureInfo.InvariantCulture, $"UTR-{1_000_000_000 + organisation.Id}") : null,
                ExemptionCode = isProvider ? "VATEX-EU-132-1G" : null,
                ExemptionReason = isProvider ? "Welfare services, VAT Act 1994, Schedule 9, Group 7 / Gwasanaethau lles, Deddf TAW 1994, Atodlen 9, Grŵp 7" : null,
                SavedAt = World.At(From, 9, 0),
            });
        }
    }
}
