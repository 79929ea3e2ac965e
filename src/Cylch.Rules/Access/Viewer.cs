using NodaTime;

namespace Cylch.Rules.Access;

/// <summary>A role held today, and where.</summary>
public sealed record HeldRole(Role Role, long OrganisationId, long? TeamId, RolePlace Place);

/// <summary>A person whose record is the viewer's own, or who let the viewer in.</summary>
public sealed record HeldLink(long PersonId, LinkKind Kind, bool MaySeeMoney);

/// <summary>Somebody signed in, with what they hold today. Roles and links that have ended are not in it.</summary>
public sealed record Viewer(long AccountId, IReadOnlyList<HeldRole> Roles, IReadOnlyList<HeldLink> Links);

/// <summary>What ties a person to organisations.</summary>
/// <param name="ProviderIds">Providers with a package for this person that runs on the day asked about.</param>
public sealed record PersonTies(long PersonId, long AuthorityId, long? TeamId, IReadOnlyList<long> ProviderIds);

/// <summary>What ties a contract to organisations.</summary>
public sealed record ContractTies(long ContractId, long AuthorityId, long ProviderId, long? HealthBoardId);

/// <summary>What ties an account to organisations: those it holds or held a role in, and the authorities of the people it is linked to.</summary>
public sealed record AccountTies(long AccountId, IReadOnlyList<long> OrganisationIds);

/// <summary>What ties a provider to authorities.</summary>
/// <param name="AuthorityIds">Authorities the provider has or had a contract with.</param>
public sealed record SupplierTies(long ProviderId, IReadOnlyList<long> AuthorityIds);

/// <summary>May they, and why or why not: <see cref="Reason"/> is a code of the access log, with wording in both languages.</summary>
public readonly record struct AccessAnswer(bool IsAllowed, string Reason);
