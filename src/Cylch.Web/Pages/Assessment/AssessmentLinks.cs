namespace Cylch.Web.Pages.Assessment;

/// <summary>Addresses of the Assessment pages.</summary>
public static class AssessmentLinks
{
    public const string People = "/assessment/people";
    public const string Register = "/assessment/people/register";

    public static string Person(long personId) => FormattableString.Invariant($"/assessment/people/{personId}");

    /// <summary>Everybody who has looked at the record.</summary>
    public static string Looks(long personId) => FormattableString.Invariant($"/assessment/people/{personId}/looks");

    /// <summary>Everything the person has said.</summary>
    public static string Words(long personId) => FormattableString.Invariant($"/assessment/people/{personId}/words");

    /// <summary>The form for a new conversation.</summary>
    public static string WhatMatters(long personId) => FormattableString.Invariant($"/assessment/people/{personId}/what-matters");
}
