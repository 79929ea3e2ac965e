using Cylch.Web.Wording;

namespace Cylch.Web.Startup;

/// <summary>What the program says once it takes requests: where it is, and how to sign in.</summary>
internal static class Greeting
{
    public static void Say(WebApplication app, TextWriter output)
    {
        var book = app.Services.GetRequiredService<WordBook>();
        var isDemonstration = app.Services.GetRequiredService<Settings>().Mode == Mode.Demonstration;
        var address = string.Join(", ", app.Urls);
        foreach (var language in new[] { Language.English, Language.Welsh })
        {
            output.WriteLine(book.Say("startup.ready", language.IsWelsh, language.Culture, address));
            output.WriteLine(book.Say(isDemonstration ? "startup.sign-in.demonstration" : "startup.sign-in.production", language.IsWelsh, language.Culture));
        }
    }
}
