using System.Diagnostics;
using System.Text;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Formats;
using Consistency.Language;

namespace Consistency.Tests.Formats;

/// <summary>What people hand in by mistake or on purpose: each costs a diagnostic with its place, and nothing is lost without a word.</summary>
public class FrontDoorTests
{
    private const int Deep = 100_000;

    private static readonly Dictionary<DocumentFormat, string> Samples = new()
    {
        [DocumentFormat.Claims] = "Tweety is a bird.\nTweety can fly.\n",
        [DocumentFormat.Json] = """{"claims": [{"id": "a", "text": "Tweety is a bird.", "confidence": 0.9}, "Tweety can fly."]}""",
        [DocumentFormat.JsonLines] = "{\"text\": \"Tweety is a bird.\"}\n{\"text\": \"Tweety can fly.\"}\n",
        [DocumentFormat.Csv] = "subject,relation,object\nParis,capital of,France\nLyon,capital of,France\n",
        [DocumentFormat.Tsv] = "Paris\tcapital of\tFrance\t0.9\nLyon\tcapital of\tFrance\t0.4\n",
        [DocumentFormat.Tptp] = "fof(a, axiom, ! [X] : (bird(X) => flies(X))).\nfof(b, axiom, bird(tweety)).\n",
        [DocumentFormat.SmtLib] = "(declare-const p Bool)\n(assert p)\n(assert-soft (not p) :weight 3)\n",
        [DocumentFormat.Wcnf] = "h 1 -2 0\n5 2 0\n",
    };

    public static TheoryData<DocumentFormat> Formats => [.. Samples.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_OtherEncodings_AreReadWithAWarning(DocumentFormat format)
    {
        string text = Samples[format];
        string[] expected = [.. Documents.Read(text, format).Statements.Select(static s => s.Formula!.ToString())];
        Assert.Equal(2, expected.Length);
        Encoding[] encodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true)];
        foreach (Encoding encoding in encodings)
        {
            AssertSame([.. encoding.Preamble, .. encoding.GetBytes(text)], 1);
        }

        AssertSame(Encoding.Unicode.GetBytes(text), 1);
        AssertSame(Encoding.BigEndianUnicode.GetBytes(text), 1);
        AssertSame([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], 0);
        AssertSame(Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)), 0);

        void AssertSame(byte[] bytes, int warnings)
        {
            ParseResult result = DocumentReader.Read(bytes, format, "f", Token);
            Assert.Equal(expected, result.Statements.Select(static s => s.Formula!.ToString()));
            Assert.Equal(warnings, result.Diagnostics.Length);
            Assert.All(result.Diagnostics, static d => Assert.Equal((DiagnosticCatalogue.InvalidEncoding, DiagnosticSeverity.Warning), (d.Id, d.Severity)));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_StrayBytes_AreAnErrorWithItsPlace(DocumentFormat format)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Samples[format]);
        foreach (byte stray in (byte[])[0x00, 0xE9, 0xFF, 0x1B])
        {
            int middle = bytes.Length / 2;
            ParseResult result = DocumentReader.Read([.. bytes[..middle], stray, .. bytes[middle..]], format, "f", Token);
            Assert.False(result.ToClaimSet().IsComplete, $"0x{stray:X2}");
            Assert.All(result.Diagnostics, static d => Assert.True(d.Span.Line >= 1 && d.Span.Column >= 1, d.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_CutOffAnywhere_NeverAddsAndSaysWhatIsMissing(DocumentFormat format)
    {
        string text = Samples[format];
        int whole = Documents.Read(text, format).Statements.Length;
        for (int length = 0; length < text.Length; length++)
        {
            ParseResult result = Documents.Read(text[..length], format);
            Assert.True(result.Statements.Length <= whole, text[..length]);
            Assert.All(result.Diagnostics, static d => Assert.NotEmpty(d.Message));
        }
    }

    [Theory]
    [InlineData(DocumentFormat.Claims, "(", "p(a)", ")", "\nTweety is a bird.", 1)]
    [InlineData(DocumentFormat.Claims, "!", "p(a)", "", "\nTweety is a bird.", 1)]
    [InlineData(DocumentFormat.Json, "[", "", "]", "", 0)]
    [InlineData(DocumentFormat.Json, "{\"claims\":", "1", "}", "", 0)]
    [InlineData(DocumentFormat.JsonLines, "{\"a\":", "1", "}", "\n\"Tweety is a bird.\"", 1)]
    [InlineData(DocumentFormat.Csv, "\"", "", "", "\nParis,capital of,France\n", 1)]
    [InlineData(DocumentFormat.Tptp, "fof(a, axiom, (((", "p", ")))).\n", "fof(b, axiom, q).\n", 1)]
    [InlineData(DocumentFormat.Tptp, "(", "p", ")", ".\nfof(b, axiom, q).\n", 1)]
    [InlineData(DocumentFormat.SmtLib, "(not ", "p", ")", "", 0)]
    [InlineData(DocumentFormat.SmtLib, "(", "", "", "", 0)]
    [InlineData(DocumentFormat.Wcnf, "-", "1 0", "", "", 0)]
    public void Read_DeepNesting_IsRefusedQuickly(DocumentFormat format, string open, string middle, string close, string rest, int statements)
    {
        int times = Deep / open.Length;
        string text = string.Concat(Enumerable.Repeat(open, times)) + middle + string.Concat(Enumerable.Repeat(close, times)) + rest;
        long started = Stopwatch.GetTimestamp();
        ParseResult result = Documents.Read(text, format);

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
        Assert.Contains(result.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.True(result.Statements.Length >= statements, $"{result.Statements.Length}");
    }

    [Theory]
    [InlineData(DocumentFormat.Csv, ",")]
    [InlineData(DocumentFormat.Tsv, "\t")]
    public void Read_MillionColumns_CostTheirRow(DocumentFormat format, string separator)
    {
        string wide = string.Join(separator, Enumerable.Repeat("x", 1_000_000));
        ParseResult result = Documents.Read($"{wide}\nParis{separator}capital of{separator}France\n", format);
        Assert.Equal("s1 claim capital_of(paris, france)\n1:7+1 CON0010 'x' is not a confidence: a number from 0 to 1, or from 0% to 100%.", Documents.Of(result));
    }

    [Theory]
    [InlineData(DocumentFormat.Json, "[{\"text\": \"p(a)\", \"text\": \"q(a)\"}, \"r(a)\"]", "s1 claim r(a)\n1:19+6 CON0051 'text' stands twice in one statement; it was not read.")]
    [InlineData(DocumentFormat.JsonLines, "{\"text\": \"p(a)\", \"confidence\": 0.9, \"confidence\": 0.1}", "1:37+12 CON0051 'confidence' stands twice in one statement; it was not read.")]
    [InlineData(DocumentFormat.Json, "{\"claims\": [\"p(a)\"], \"claims\": [\"q(a)\"]}", "s1 claim p(a)\n1:22+8 CON0051 There is a list of statements before this one; this one was not read.")]
    [InlineData(DocumentFormat.Csv, "subject,relation,object,object\na,likes,B,C", "s1 claim likes(a, b)\n1:25+6 CON0054 There is a column 'object' before this one; this one is not read.")]
    [InlineData(DocumentFormat.Csv, "a,li\u0001kes,B", "1:3+6 CON0054 The relation has a control character or an unreadable one in it.")]
    [InlineData(DocumentFormat.Csv, "a,likes,B,0.9\0", "1:11+4 CON0010 '0.9\0' is not a confidence: a number from 0 to 1, or from 0% to 100%.")]
    [InlineData(DocumentFormat.Tptp, "fof(a, axiom, p).\nfof(a, axiom, ~ p).", "a fact p\n2:1+19 CON0012 The id 'a' is taken by another statement.")]
    [InlineData(DocumentFormat.Tptp, "cnf(b, axiom, p(X) | p(X$)).\nfof(c, axiom, q).", "c fact q\n1:24+2 CON0056 'X$' is no variable.")]
    [InlineData(DocumentFormat.Tptp, "cnf(b, axiom, r(Not, Not_variable)).\nfof(c, axiom, q).", "c fact q\n1:34+1 CON0056 Two variables of this formula have names that come to the same here.")]
    [InlineData(DocumentFormat.SmtLib, "(declare-const p Bool)(declare-const p Bool)", "1:38+1 CON0058 'p' is declared twice.")]
    [InlineData(DocumentFormat.Wcnf, "h 1 -2\n5 2 0\n", "s1 fact p1 | !p2 | p5 | p2\n1:1+12 CON0061 This clause goes on in the next line.")]
    [InlineData(DocumentFormat.Wcnf, "h 1 x 0\n", "1:5+0 CON0061 Expected a number (literal), found 'x'.")]
    [InlineData(DocumentFormat.Wcnf, "h 1 0\n99999999999999999999999 1 0\n", "2:1+0 CON0061 The weight exceeds 63 bits.")]
    public void Read_WhatIsThereTwiceOrWrong_IsSaid(DocumentFormat format, string text, string expected) =>
        Assert.Equal(expected, Documents.Of(Documents.Read(text, format)));

    /// <summary>What a translation says is what was said: read back, it has the same verdict, cost and answers.</summary>
    [Theory]
    [InlineData(TranslationFormat.Claims, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.English, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.Formal, DocumentFormat.Claims)]
    [InlineData(TranslationFormat.Json, DocumentFormat.Json)]
    [InlineData(TranslationFormat.Tptp, DocumentFormat.Tptp)]
    [InlineData(TranslationFormat.SmtLib, DocumentFormat.SmtLib)]
    [InlineData(TranslationFormat.Wcnf, DocumentFormat.Wcnf)]
    public void Write_EveryForm_ReadBackGivesTheSameAnswers(TranslationFormat to, DocumentFormat from)
    {
        const string Text = """
            fact  No penguin can fly.
            rule  Every bird can fly. @ 0.8
            rule  Every penguin is a bird.
            claim Tweety is a penguin. @ 0.95 from "answer 1"
            claim Tweety can fly. @ 0.6
            claim Alice is older than Bob. @ 0.7
            claim Bob is older than Carol.
            claim Carol is older than Alice. @ 0.6
            relation "older than" is transitive, asymmetric.
            claim Someone likes Bob or no one likes Alice.
            ask Can Tweety fly?
            ask Is Tweety a bird?
            ask Does Alice like Bob?
            """;
        ClaimSet claims = new ClaimSetBuilder().AddText(Text, file: null, Token).Build();
        Assert.True(claims.IsComplete);
        Translation translation = DocumentWriter.Write(claims, to, cancellationToken: Token);
        ParseResult again = Documents.Read(translation.Text, from);
        Assert.DoesNotContain(again.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);

        ConsistencyReport before = new ConsistencyChecker().Check(claims, Token);
        ConsistencyReport after = new ConsistencyChecker().Check(again.ToClaimSet(), Token);
        Assert.Equal((before.Verdict, before.Cost), (after.Verdict, after.Cost));
        if (to is not (TranslationFormat.SmtLib or TranslationFormat.Wcnf))
        {
            // These two have no questions.
            Assert.Equal(before.Answers.Select(static a => a.Verdict), after.Answers.Select(static a => a.Verdict));
        }
    }
}
