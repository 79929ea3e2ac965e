using Cylch.Web.Wording;

namespace Cylch.Web.Startup;

/// <summary>What the program says on the command line. Nobody has chosen a language yet, so everything is said in both.</summary>
internal sealed class Told(WordBook book, TextWriter output)
{
    public W English { get; } = new(book, Language.English);

    public W Welsh { get; } = new(book, Language.Welsh);

    /// <summary>One line in each language.</summary>
    public async Task<int> SayAsync(Func<W, string> say)
    {
        await output.WriteLineAsync(say(English));
        return await LineAsync(say(Welsh));
    }

    /// <summary>Both languages on one line, for what is short.</summary>
    public string Both(Func<W, string> say) => $"{say(English)} / {say(Welsh)}";

    public async Task<int> LineAsync(string line)
    {
        await output.WriteLineAsync(line);
        return 0;
    }

    public async Task<int> FailAsync(Func<W, string> say, int code = 1)
    {
        await SayAsync(say);
        return code;
    }
}
