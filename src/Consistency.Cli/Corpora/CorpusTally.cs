using System.Globalization;

namespace Consistency.Cli.Corpora;

/// <summary>Counts what of a corpus was read and answered right, and lists each miss as it is found.</summary>
internal sealed class CorpusTally(TextWriter output)
{
    /// <summary>Gets how many sentences the corpus has so far.</summary>
    public int Sentences { get; private set; }

    /// <summary>Gets how many of them were read as they are meant.</summary>
    public int SentencesRead { get; private set; }

    /// <summary>Gets how many answers the corpus expects so far.</summary>
    public int Answers { get; private set; }

    /// <summary>Gets how many of them came out right.</summary>
    public int AnswersRight { get; private set; }

    /// <summary>Gets whether nothing was missed.</summary>
    public bool IsComplete => Sentences == SentencesRead && Answers == AnswersRight;

    /// <summary>Counts a sentence.</summary>
    /// <param name="place">The problem that it belongs to.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="miss">What went wrong; null when it was read right.</param>
    public void Sentence(string place, string sentence, string? miss)
    {
        Sentences++;
        if (miss is null)
        {
            SentencesRead++;
        }
        else
        {
            output.WriteLine($"{place}: {OneLine(sentence)}\n    {OneLine(miss)}");
        }
    }

    /// <summary>Counts an answer.</summary>
    /// <param name="place">The problem that it belongs to.</param>
    /// <param name="asked">What was asked.</param>
    /// <param name="expected">The answer that the corpus gives.</param>
    /// <param name="actual">The answer that came out.</param>
    public void Answer(string place, string asked, string expected, string actual)
    {
        Answers++;
        if (expected == actual)
        {
            AnswersRight++;
        }
        else
        {
            output.WriteLine($"{place}: {OneLine(asked)}\n    expected {expected}, got {actual}");
        }
    }

    /// <summary>Says something about the corpus that is no miss.</summary>
    public void Note(string place, string note) => output.WriteLine($"{place}: {OneLine(note)}");

    /// <summary>Gives the closing line.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"sentences {SentencesRead}/{Sentences}, answers {AnswersRight}/{Answers}");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
