using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Cylch.Records.Contracts;
using Cylch.Rules;
using Cylch.Web.Contracts;
using Cylch.Web.Shared;
using Cylch.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;

namespace Cylch.Web.Pages.Contracts;

/// <summary>A scheme as files: a table of its sentences, its data, and plain text to read.</summary>
internal static class SchemeFiles
{
    public static FileContentResult Csv(W words, Contract contract, TermsChosen chosen)
    {
        var (english, welsh) = (words.In(Language.English), words.In(Language.Welsh));
        var csv = new CsvText(
            words["contracts.number"], words["contracts.version"], words["contracts.new.from"], words["contracts.compare.term"], words["contracts.sign.kind"],
            words["contracts.terms.in-english"], words["contracts.terms.in-welsh"]);
        foreach (var term in chosen.Scheme.Terms)
        {
            csv.Row(
                contract.Number, chosen.Saved?.Number, chosen.Scheme.InForceFrom, term.Number, TermSentence.Kind(words, term),
                Sentence(english, chosen, term), Sentence(welsh, chosen, term));
        }

        return csv.ToFile(Name(words, contract, chosen) + ".csv");
    }

    /// <summary>The data as it is kept, with what tells it apart.</summary>
    public static FileContentResult Json(W words, Contract contract, TermsChosen chosen)
    {
        var data = new JsonObject
        {
            ["contract"] = contract.Number,
            ["version"] = chosen.Saved?.Number,
            ["inForceFrom"] = LocalDatePattern.Iso.Format(chosen.Scheme.InForceFrom),
            ["hash"] = chosen.Saved is { } saved ? SchemeText.Hash(saved) : null,
            ["terms"] = JsonNode.Parse(chosen.Saved?.Terms ?? chosen.Edition!.Terms),
        };
        return File(data.ToJsonString(RulesJson.Options), "application/json", Name(words, contract, chosen) + ".json");
    }

    public static FileContentResult Text(W words, Contract contract, TermsChosen chosen)
    {
        var text = new StringBuilder();
        foreach (var language in new[] { words.Language, words.Language.Other })
        {
            var said = words.In(language);
            text.AppendLine(string.Join(", ", said.Either(contract.TitleEn, contract.TitleCy), contract.Number, chosen.Label(said)));
            text.AppendLine(said["contracts.terms.in-force", said.Say.Date(chosen.Scheme.InForceFrom)]).AppendLine();
            foreach (var term in chosen.Scheme.Terms)
            {
                text.Append(CultureInfo.InvariantCulture, $"{term.Number}. ").AppendLine(Sentence(said, chosen, term));
            }

            text.AppendLine().AppendLine(said["contracts.terms.always"]).AppendLine();
        }

        if (chosen.Saved is { } saved)
        {
            text.AppendLine(words["contracts.sign.hash", SchemeText.Hash(saved)]);
        }

        return File(text.ToString(), "text/plain; charset=utf-8", Name(words, contract, chosen) + ".txt");
    }

    private static string Sentence(W words, TermsChosen chosen, Rules.Contracts.PaymentTerm term) =>
        string.Join(" ", TermSentence.Of(words, term, chosen.Scheme.InForceFrom));

    private static string Name(W words, Contract contract, TermsChosen chosen) => words["contracts.sign.file", contract.Number, chosen.Token];

    private static FileContentResult File(string text, string type, string name) =>
        new([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], type) { FileDownloadName = name };
}
