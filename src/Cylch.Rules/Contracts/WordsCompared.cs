namespace Cylch.Rules.Contracts;

/// <summary>What became of some words of a sentence.</summary>
public enum WordsBecame
{
    Same = 1,
    Removed,
    Added,
}

/// <summary>A run of words and what became of them.</summary>
public sealed record ComparedWords(WordsBecame Became, string Text);

/// <summary>Two sentences, word by word: what stays, what was taken out and what was put in.</summary>
public static class WordsCompared
{
    /// <summary>The fewest words that differ; runs of words that fared alike are joined. Both sentences can be read back from it.</summary>
    public static IReadOnlyList<ComparedWords> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Split(before), Split(after));
        var shared = Shared(old, now);
        var words = new List<(WordsBecame Became, string Word)>();
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                words.Add((WordsBecame.Same, old[i++]));
                j++;
            }
            else if (j == now.Length || (i < old.Length && shared[i + 1, j] >= shared[i, j + 1]))
            {
                words.Add((WordsBecame.Removed, old[i++]));
            }
            else
            {
                words.Add((WordsBecame.Added, now[j++]));
            }
        }

        return Joined(words);
    }

    private static string[] Split(string sentence) => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // Length of the longest run of words, in order, that two rests have in common.
    private static int[,] Shared(string[] old, string[] now)
    {
        var shared = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                shared[i, j] = old[i] == now[j] ? shared[i + 1, j + 1] + 1 : Math.Max(shared[i + 1, j], shared[i, j + 1]);
            }
        }

        return shared;
    }

    private static List<ComparedWords> Joined(List<(WordsBecame Became, string Word)> words)
    {
        var joined = new List<ComparedWords>();
        foreach (var (became, word) in words)
        {
            if (joined.Count > 0 && joined[^1].Became == became)
            {
                joined[^1] = joined[^1] with { Text = joined[^1].Text + " " + word };
            }
            else
            {
                joined.Add(new ComparedWords(became, word));
            }
        }

        return joined;
    }
}
