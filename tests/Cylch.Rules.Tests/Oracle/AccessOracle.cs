using Cylch.Rules.Access;
using NodaTime;

namespace Cylch.Rules.Tests.Oracle;

/// <summary>
/// Who may, asked the slow way and written a second time from the description of each role. It shares no line with the rules:
/// it looks for a reason among all rows of a story, one by one.
/// </summary>
internal static class AccessOracle
{
    // What is asked: the team's people / all the authority's / the provider's / the health board's / by a tie. £: a tie needs the person's word on money.
    private const string Agreed = """
        ReadPerson        | CareManager TeamLeader | Broker QualityOfficer Auditor | ProviderManager CareWorker ResponsibleIndividual | | Self Carer Advocate
        ReadOutcome       | CareManager TeamLeader | Broker QualityOfficer Auditor ContractOfficer | ProviderManager CareWorker ResponsibleIndividual ProviderFinance | | Self Carer Advocate
        WriteAssessment   | CareManager TeamLeader | | | |
        ApprovePlan       | TeamLeader | | | |
        GiveOwnReading    | | | | | Self Carer Advocate
        RecordReading     | CareManager TeamLeader | | ProviderManager CareWorker | | Self Carer Advocate
        ArrangePackage    | | Broker | | |
        ReadVisits        | CareManager TeamLeader | QualityOfficer Auditor ContractOfficer | ProviderManager CareWorker ResponsibleIndividual ProviderFinance | | Self Carer Advocate
        WriteNote         | | | ProviderManager CareWorker | |
        ClaimResult       | | | ProviderManager | |
        UseTimeBank       | CareManager TeamLeader | | ProviderManager | |
        VerifyResult      | CareManager | QualityOfficer | | |
        AuditResult       | | QualityOfficer Auditor | | |
        DisputeResult     | | | ProviderManager ResponsibleIndividual | | Self Carer Advocate
        ResolveDispute    | | QualityOfficer ContractOfficer | | |
        ReadPersonMoney   | CareManager TeamLeader | ContractOfficer FinanceOfficer FinanceApprover Auditor | ProviderManager ProviderFinance ResponsibleIndividual | | Self Carer£ Advocate£
        ReadLooks         | CareManager TeamLeader | Auditor | | | Self Carer Advocate
        ReadContract      | | Commissioner ContractOfficer CareManager TeamLeader Broker FinanceOfficer FinanceApprover QualityOfficer Analyst Auditor | ProviderManager ProviderFinance ResponsibleIndividual | Commissioner FinanceOfficer |
        WriteTerms        | | ContractOfficer | | |
        ReadDraftTerms    | | Commissioner ContractOfficer FinanceOfficer FinanceApprover Auditor | | |
        TryTerms          | | Commissioner ContractOfficer | | |
        AcknowledgeTerms  | | | ProviderManager ProviderFinance ResponsibleIndividual | |
        ReadStatement     | | ContractOfficer FinanceOfficer FinanceApprover Auditor | ProviderManager ProviderFinance ResponsibleIndividual | FinanceOfficer |
        PrepareRun        | | FinanceOfficer | | |
        ApproveRun        | | FinanceApprover | | |
        ReviewRun         | | FinanceOfficer FinanceApprover ContractOfficer | | |
        HoldPayment       | | FinanceOfficer FinanceApprover | | |
        RunShadow         | | FinanceOfficer FinanceApprover ContractOfficer | | |
        QueryLine         | | | ProviderManager ProviderFinance | |
        AnswerQuery       | | ContractOfficer FinanceApprover | | |
        RecordFigures     | | ContractOfficer | | |
        """;

    private static readonly Dictionary<string, string[]> Lines = Agreed.Split('\n')
        .Select(line => line.Split('|').Select(cell => cell.Trim()).ToArray())
        .ToDictionary(cells => cells[0], cells => cells[1..]);

    public static readonly Permission[] OfPeople =
    [
        Permission.ReadPerson, Permission.ReadOutcome, Permission.WriteAssessment, Permission.ApprovePlan, Permission.GiveOwnReading,
        Permission.RecordReading, Permission.ArrangePackage, Permission.ReadVisits, Permission.WriteNote, Permission.ClaimResult, Permission.UseTimeBank, Permission.VerifyResult,
        Permission.AuditResult, Permission.DisputeResult, Permission.ResolveDispute,
        Permission.ReadPersonMoney, Permission.ReadLooks,
    ];

    public static readonly Permission[] OfContracts =
    [
        Permission.ReadContract, Permission.WriteTerms, Permission.ReadDraftTerms, Permission.TryTerms, Permission.AcknowledgeTerms, Permission.ReadStatement,
        Permission.PrepareRun, Permission.ApproveRun, Permission.ReviewRun, Permission.HoldPayment, Permission.RunShadow, Permission.QueryLine, Permission.AnswerQuery, Permission.RecordFigures,
    ];

    public static bool MayForPerson(AccessStory story, long account, Permission permission, long personId)
    {
        var line = Lines[permission.ToString()];
        var person = story.People.Single(p => p.Id == personId);
        foreach (var role in story.Roles)
        {
            if (role.Account != account || IsOver(role.From, role.Until))
            {
                continue;
            }

            var kind = story.Bodies.Single(b => b.Id == role.Body).Kind;
            var isTheAuthority = kind == RolePlace.LocalAuthority && role.Body == person.Authority;
            if (Says(line[1], role.Role) && isTheAuthority)
            {
                return true;
            }

            // In a team: that team's people and nobody else. In none: all of the authority's.
            if (Says(line[0], role.Role) && kind == RolePlace.LocalAuthority
                && (role.Team is null ? isTheAuthority : person.Team == role.Team))
            {
                return true;
            }

            if (Says(line[2], role.Role) && kind == RolePlace.Provider && CaresNow(story, role.Body, personId))
            {
                return true;
            }
        }

        return story.Links.Exists(link => link.Account == account && link.Person == personId && !IsOver(link.From, link.Until)
            && (Says(line[4], link.Kind) || (link.Money && Says(line[4], link.Kind + "£"))));
    }

    public static bool MayForContract(AccessStory story, long account, Permission permission, long contractId)
    {
        var line = Lines[permission.ToString()];
        var contract = story.Contracts.Single(c => c.Id == contractId);
        return story.Roles.Exists(role =>
        {
            if (role.Account != account || IsOver(role.From, role.Until))
            {
                return false;
            }

            return story.Bodies.Single(b => b.Id == role.Body).Kind switch
            {
                RolePlace.LocalAuthority => Says(line[1], role.Role) && contract.Authority == role.Body,
                RolePlace.Provider => Says(line[2], role.Role) && contract.Provider == role.Body,
                _ => Says(line[3], role.Role) && contract.Board == role.Body,
            };
        });
    }

    private static bool CaresNow(AccessStory story, long provider, long person) => story.Packages.Exists(package =>
        package.Person == person && !IsOver(package.From, package.Until)
        && story.Contracts.Single(c => c.Id == package.Contract).Provider == provider);

    private static bool IsOver(LocalDate from, LocalDate? until) => AccessStory.Today < from || AccessStory.Today > until;

    private static bool Says(string cell, object what) => Array.IndexOf(cell.Split(' '), what.ToString()) >= 0;
}
