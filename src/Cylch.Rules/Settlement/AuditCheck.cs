namespace Cylch.Rules.Settlement;

/// <summary>Whether somebody may audit a verified result: it was drawn, it was not audited before, and they took no part in it.</summary>
public static class AuditCheck
{
    /// <summary>The first reason why not, or null when nothing speaks against it.</summary>
    public static Refusal? FirstRefusal(AuditFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (!facts.IsDrawn)
        {
            return new Refusal("settlement.audit-not-drawn");
        }

        if (facts.IsAudited)
        {
            return new Refusal("settlement.audited-before");
        }

        return Who(facts) ?? What(facts);
    }

    private static Refusal? Who(AuditFacts facts)
    {
        if (facts.AuditorWorksForProvider)
        {
            return new Refusal("settlement.auditor-of-provider");
        }

        var part = facts.Parts.FirstOrDefault(part => part.AccountId == facts.AuditorAccountId);
        return part is null ? null : new Refusal(part.Part == PartTaken.Verified ? "settlement.auditor-verified" : "settlement.auditor-took-part");
    }

    private static Refusal? What(AuditFacts facts)
    {
        if (!facts.HasWords)
        {
            return new Refusal("settlement.audit-without-words");
        }

        return facts is { Answer: AuditAnswer.Agrees, LookedAtAll: false } ? new Refusal("settlement.audit-not-all-looked-at") : null;
    }
}

/// <param name="LookedAtAll">Whether the reading, the words and the confirmation were all looked at; nobody agrees without.</param>
public sealed record AuditFacts(
    long AuditorAccountId,
    bool AuditorWorksForProvider,
    bool IsDrawn,
    bool IsAudited,
    IReadOnlyList<PartInResult> Parts,
    AuditAnswer Answer,
    bool LookedAtAll,
    bool HasWords);

/// <summary>What an audit of a verified result came to. Stored numbers: never renumber.</summary>
public enum AuditAnswer
{
    Agrees = 1,

    /// <summary>It opens a dispute, which somebody else resolves.</summary>
    DoesNotAgree = 2,

    /// <summary>What is recorded does not show it either way; the result stands, and the rate of agreement leaves it out.</summary>
    CannotTell = 3,
}
