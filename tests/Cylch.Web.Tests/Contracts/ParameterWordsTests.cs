using Cylch.Rules.Contracts;
using Cylch.Web.Pages.Contracts;
using Cylch.Web.Wording;
using Shouldly;
using Xunit;

namespace Cylch.Web.Tests.Contracts;

public sealed class ParameterWordsTests
{
    private static readonly W English = new(WordBook.Load(), Language.English);
    private static readonly W Welsh = new(WordBook.Load(), Language.Welsh);

    public static TheoryData<string> Kinds() => [.. TermShape.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_says_what_it_is_for_and_everything_it_asks_has_a_label_in_both_languages(string kind)
    {
        var type = TermShape.Kinds[kind];

        English.Has("contracts.term-kind-for." + type.Name).ShouldBeTrue($"What is {type.Name} for? Say it as contracts.term-kind-for.{type.Name}.");
        TermGroup.All.ShouldContain(TermGroup.Of(type));
        foreach (var path in TermShape.Of(kind).SelectMany(part => part.Parts.Count == 0 ? [part.Name] : part.Parts.Select(inner => part.Name + "." + inner.Name).Append(part.Name)))
        {
            var (english, welsh) = (ParameterWords.Label(English, kind, path), ParameterWords.Label(Welsh, kind, path));
            english.ShouldNotBe(path.Split('.')[^1], $"{kind} asks for {path}, which has no wording: add contracts.parameter.… in both languages");
            (char.IsUpper(english[0]) && char.IsUpper(welsh[0])).ShouldBeTrue($"{kind} {path}: {english} / {welsh}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_value_that_can_be_chosen_has_its_word(string kind)
    {
        foreach (var part in TermShape.Of(kind).SelectMany(part => part.Parts.Append(part)).Where(part => part.Values is not null))
        {
            foreach (var name in Enum.GetNames(part.Values!))
            {
                ParameterWords.Choice(English, part.Values!, name).ShouldNotBe(ParameterWords.Choice(Welsh, part.Values!, name), $"{part.Values!.Name}.{name} has no wording");
            }
        }
    }
}
