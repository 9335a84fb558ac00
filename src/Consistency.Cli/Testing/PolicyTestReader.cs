using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Language;

namespace Consistency.Cli.Testing;

/// <summary>Reads a file of tests: lines that start with <c>use</c>, <c>test</c> or <c>expect</c>; all others are statements.</summary>
/// <remarks>
/// What cannot be read is an error of its test, or of the file before the first test, with its place. The statements themselves are
/// left to the parser of the claim language, which gets the lines that are for it in their places: <see cref="PolicyTestLines"/>.
/// </remarks>
internal sealed class PolicyTestReader
{
    private readonly string _name;
    private readonly string _text;
    private readonly List<PolicyTestLines.Piece> _shared = [];
    private readonly List<(string, SourceSpan)> _uses = [];
    private readonly List<PolicyTest> _tests = [];
    private readonly List<Diagnostic> _fileErrors = [];
    private readonly HashSet<string> _testNames = new(StringComparer.Ordinal);
    private readonly List<(int Start, int End)> _lines = [];

    // Of the test that is being read; null before the first one.
    private List<Diagnostic>? _errors;
    private List<Expectation> _expectations = [];
    private List<PolicyTestLines.Piece> _own = [];
    private (string Name, SourceSpan Place) _head;

    private PolicyTestReader(string text, string name)
    {
        _text = text;
        _name = name;
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name of the file, for places.</param>
    public static PolicyTestFile Read(string text, string name) => new PolicyTestReader(text, name).Read();

    private PolicyTestFile Read()
    {
        for (int start = 0; start < _text.Length;)
        {
            int length = _text.AsSpan(start).IndexOf('\n');
            int end = length < 0 ? _text.Length : start + length;
            _lines.Add((start, end));
            ReadLine(start, end);
            start = end + 1;
        }

        EndTest();
        if (_tests.Count == 0)
        {
            _fileErrors.Add(Error(
                DiagnosticCatalogue.UnreadableTestLine, default, $"'{_name}' has no test in it.", "A test starts with its name: test \"a customer gets a refund\"."));
        }

        return new PolicyTestFile(_name, [.. _uses], new PolicyTestLines(_text, [.. _shared]), [.. _tests], [.. _fileErrors]);
    }

    private void ReadLine(int start, int end)
    {
        int first = start;
        while (first < end && char.IsWhiteSpace(_text[first]))
        {
            first++;
        }

        int afterWord = first;
        while (afterWord < end && char.IsAsciiLetter(_text[afterWord]))
        {
            afterWord++;
        }

        ReadOnlySpan<char> word = _text.AsSpan(first, afterWord - first);
        int argument = afterWord;
        while (argument < end && char.IsWhiteSpace(_text[argument]))
        {
            argument++;
        }

        // "Test drives are risky" is a statement.
        bool isQuoted = argument < end && _text[argument] is '"' or '“';
        if (word.Equals("expect", StringComparison.OrdinalIgnoreCase))
        {
            ReadExpectation(first, argument, end);
        }
        else if (isQuoted && word.Equals("test", StringComparison.OrdinalIgnoreCase))
        {
            ReadHead(first, argument, end);
        }
        else if (isQuoted && word.Equals("use", StringComparison.OrdinalIgnoreCase))
        {
            ReadUse(first, argument, end);
        }
        else if (_errors is null)
        {
            _shared.Add(new(_lines.Count, 0, start, end, IsAsked: false));
        }
        else
        {
            _own.Add(new(_lines.Count, 0, start, end, IsAsked: false));
        }
    }

    private void ReadHead(int first, int argument, int end)
    {
        EndTest();
        _errors = [];
        _expectations = [];
        _own = [];
        string name = ReadQuoted(first, argument, end, "A test starts with its name and nothing else: test \"a customer gets a refund\".") ?? string.Empty;
        _head = (name, SpanOf(first, end));
        if (name.Length > 0 && !_testNames.Add(name))
        {
            Report(DiagnosticCatalogue.UnreadableTestLine, _head.Place, $"There is a test \"{name}\" in this file already.", "Give each test a name of its own.");
        }
    }

    private void ReadUse(int first, int argument, int end)
    {
        string? path = ReadQuoted(first, argument, end, "Write the name of the file and nothing else: use \"policy.claims\".");
        if (_errors is not null)
        {
            Report(
                DiagnosticCatalogue.UnreadableTestLine, SpanOf(first, end), "What all tests use stands before the first one.", "Move this line to the top of the file.");
        }
        else if (path is not null)
        {
            _uses.Add((path, SpanOf(first, end)));
        }
    }

    private string? ReadQuoted(int first, int argument, int end, string hint)
    {
        char closing = _text[argument] == '“' ? '”' : '"';
        int length = _text.AsSpan(argument + 1, end - argument - 1).IndexOf(closing);
        string quoted = length < 0 ? string.Empty : _text.Substring(argument + 1, length).Trim();
        if (quoted.Length == 0)
        {
            Report(DiagnosticCatalogue.UnreadableTestLine, SpanOf(first, end), length < 0 ? "The quotation mark has no partner." : "There is nothing between the quotation marks.", hint);
            return null;
        }

        int after = argument + length + 2;
        ReadOnlySpan<char> rest = WithoutComment(_text.AsSpan(after, end - after));
        if (!rest.IsWhiteSpace())
        {
            Report(DiagnosticCatalogue.UnreadableTestLine, SpanOf(after + Leading(rest), after + rest.Length), $"'{rest.Trim()}' was not expected here.", hint);
            return null;
        }

        return quoted;
    }

    private void ReadExpectation(int first, int argument, int end)
    {
        const string Hint = "Write consistent, inconsistent, true, false, unknown, both, kept, refuted or withdrawn: expect true: Does Ann get a refund?";
        int afterWord = argument;
        while (afterWord < end && char.IsAsciiLetter(_text[afterWord]))
        {
            afterWord++;
        }

        int rest = afterWord;
        while (rest < end && char.IsWhiteSpace(_text[rest]))
        {
            rest++;
        }

        bool hasColon = rest < end && _text[rest] == ':';
        rest += hasColon ? 1 : 0;
        ReadOnlySpan<char> said = WithoutComment(_text.AsSpan(rest, end - rest)).TrimEnd();
        rest += Leading(said);
        said = said.TrimStart();
        SourceSpan place = SpanOf(first, rest + said.Length);
        string word = _text[argument..afterWord].ToLowerInvariant();
        string words = said.IsEmpty ? word : $"{word}{(hasColon ? ":" : string.Empty)} {said}";
        if (_errors is null)
        {
            Report(DiagnosticCatalogue.UnreadableTestLine, place, "What is expected belongs to a test.", "Start one before it: test \"a customer gets a refund\".");
            return;
        }

        AnswerVerdict? answer = word switch
        {
            "true" or "yes" => AnswerVerdict.True,
            "false" or "no" => AnswerVerdict.False,
            "unknown" => AnswerVerdict.Unknown,
            "both" => AnswerVerdict.Both,
            _ => null,
        };
        ClaimOutcome? outcome = word switch
        {
            "kept" => ClaimOutcome.Kept,
            "refuted" => ClaimOutcome.Refuted,
            "withdrawn" => ClaimOutcome.Withdrawn,
            _ => null,
        };
        if (word == "inconsistent" && Because(said) is { } because)
        {
            Add(new ExpectedVerdict(place, words, Verdict.Inconsistent, because));
        }
        else if (word == "consistent" && said.IsEmpty)
        {
            Add(new ExpectedVerdict(place, words, Verdict.Consistent, []));
        }
        else if (word is "consistent" or "inconsistent")
        {
            Report(
                DiagnosticCatalogue.UnreadableTestLine,
                SpanOf(rest, rest + said.Length),
                $"'{said}' was not expected here.",
                word == "consistent" ? "Write: expect consistent" : "Write: expect inconsistent, or expect inconsistent because [r1], [s2] with the ids of statements that stand together in a conflict.");
        }
        else if (answer is null && outcome is null)
        {
            Report(
                DiagnosticCatalogue.UnreadableTestLine,
                word.Length == 0 ? place : SpanOf(argument, afterWord),
                word.Length == 0 ? "Nothing is expected here." : $"'{word}' is nothing that can be expected.",
                Hint);
        }
        else if (said.IsEmpty)
        {
            Report(DiagnosticCatalogue.UnreadableTestLine, place, $"Of what '{word}' is expected is not said.", answer is null ? $"Name the statement: expect {word} [s1]" : $"Ask, or say it: expect {word}: Does Ann get a refund?");
        }
        else if (outcome is { } expected && said[0] == '[' && said.IndexOf(']') == said.Length - 1)
        {
            Add(new ExpectedOutcome(place, words, expected, said[1..^1].Trim().ToString()));
        }
        else
        {
            // Asked in the place where it stands; the words before it leave room for the keyword.
            _own.Add(new(_lines.Count, rest - _lines[^1].Start, rest, end, IsAsked: true));
            Add(answer is { } verdict ? new ExpectedAnswer(place, words, verdict) : new ExpectedOutcome(place, words, outcome!.Value, null));
        }

        void Add(Expectation expectation) => _expectations.Add(expectation);
    }

    // "because [r1], [s2]"; empty without it, null when it cannot be read.
    private static ImmutableArray<string>? Because(ReadOnlySpan<char> said)
    {
        const string Word = "because";
        if (said.IsEmpty)
        {
            return [];
        }

        if (!said.StartsWith(Word, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        List<string> ids = [];
        ReadOnlySpan<char> rest = said[Word.Length..].Trim();
        while (rest.Length > 0)
        {
            int close = rest.IndexOf(']');
            if (rest[0] != '[' || close < 0 || rest[1..close].IsWhiteSpace())
            {
                return null;
            }

            ids.Add(rest[1..close].Trim().ToString());
            rest = rest[(close + 1)..].TrimStart();
            if (rest.StartsWith(',') && rest.Length > 1)
            {
                rest = rest[1..].TrimStart();
            }
            else if (rest.StartsWith("and ", StringComparison.OrdinalIgnoreCase))
            {
                rest = rest["and ".Length..].TrimStart();
            }
        }

        return ids.Count == 0 ? null : [.. ids];
    }

    private void EndTest()
    {
        if (_errors is null)
        {
            return;
        }

        if (_expectations.Count == 0 && _errors.Count == 0)
        {
            _errors.Add(Error(
                DiagnosticCatalogue.TestWithoutExpectation, _head.Place, "This test expects nothing, so it could not fail.", "Say what must come out: expect consistent, or expect true: Does Ann get a refund?"));
        }

        _tests.Add(new PolicyTest(_head.Name, _head.Place, new PolicyTestLines(_text, [.. _shared, .. _own]), [.. _expectations], [.. _errors]));
    }

    private void Report(string id, SourceSpan span, string message, string hint) => (_errors ?? _fileErrors).Add(Error(id, span, message, hint));

    private static Diagnostic Error(string id, SourceSpan span, string message, string hint) =>
        new() { Id = id, Severity = DiagnosticSeverity.Error, Message = message, Hint = hint, Span = span };

    private SourceSpan SpanOf(int start, int end)
    {
        (int lineStart, int lineEnd) = _lines[^1];
        end = Math.Min(end, lineEnd);
        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return new SourceSpan(_name, start, end - start, _lines.Count, start - lineStart + 1, _lines.Count, end - lineStart + 1);
    }

    // A comment starts where the claim language has it start: behind white space, and not in quotation marks.
    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            isQuoted ^= line[i] is '"' or '“' or '”';
            if (line[i] == '#' && !isQuoted && (i == 0 || char.IsWhiteSpace(line[i - 1])))
            {
                return line[..i];
            }
        }

        return line;
    }

    private static int Leading(ReadOnlySpan<char> text) => text.Length - text.TrimStart().Length;
}
