using Cylch.Rules;
using Microsoft.EntityFrameworkCore;

namespace Cylch.Records.Access;

public sealed record CreateOrganisationInput(OrganisationKind Kind, string Reference, string NameEn, string NameCy, bool IsDemonstration = false);

/// <summary>Adds an authority, a health board or a provider.</summary>
public sealed class CreateOrganisation(CylchDb db, Recorder recorder)
{
    /// <returns>Its identifier, or <c>access.reference-taken</c>.</returns>
    public async Task<Decision<long>> RunAsync(Doing doing, CreateOrganisationInput input, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await db.Organisations.AnyAsync(o => o.Reference == input.Reference, cancellationToken))
        {
            return new Refusal("access.reference-taken", input.Reference);
        }

        var organisation = new Organisation
        {
            Kind = input.Kind,
            Reference = input.Reference,
            NameEn = input.NameEn,
            NameCy = input.NameCy,
            IsDemonstration = input.IsDemonstration,
        };
        db.Organisations.Add(organisation);
        return await recorder.SaveAsync(doing, new RecordedAs(nameof(CreateOrganisation), "organisation", reason), () => organisation.Id, cancellationToken);
    }
}
