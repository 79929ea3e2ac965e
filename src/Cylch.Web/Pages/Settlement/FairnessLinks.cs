using System.Globalization;
using Cylch.Rules.Fairness;

namespace Cylch.Web.Pages.Settlement;

/// <summary>Addresses of the fairness watch.</summary>
public static class FairnessLinks
{
    public const string Watch = "/settlement/fairness";
    public const string How = "/settlement/fairness/how";

    public static string WatchOf(long authorityId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/fairness?authority={authorityId}");

    /// <summary>One question on the page of all.</summary>
    public static string Question(long authorityId, FairnessQuestion question) => WatchOf(authorityId) + "#" + Anchor(question);

    public static string HowOf(FairnessQuestion question) => How + "#" + Anchor(question);

    public static string Talk(long conversationId) => string.Create(CultureInfo.InvariantCulture, $"/settlement/fairness/conversations/{conversationId}");

    public static string Ask(long providerId, long authorityId, FairnessQuestion question) =>
        string.Create(CultureInfo.InvariantCulture, $"/settlement/fairness/ask/{providerId}?authority={authorityId}&question={question}");

    public static string Anchor(FairnessQuestion question) => question.ToString().ToLowerInvariant();
}
