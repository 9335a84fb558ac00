using System.Diagnostics;
using System.Text;
using Consistency.Claims;
using Consistency.Formats;
using Consistency.Language;
using FsCheck;
using FsCheck.Fluent;

namespace Consistency.Tests.Formats;

/// <summary>Whatever is handed in: no exception, no hang, no growing memory. CONSISTENCY_FUZZ_INPUTS sets how many inputs are tried.</summary>
public class FuzzTests
{
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(1);

    // Of the normal run, on a machine that is busy with other things.
    private static readonly TimeSpan TimeBox = TimeSpan.FromSeconds(12);

    private static readonly Dictionary<DocumentFormat, string[]> Seeds = new()
    {
        [DocumentFormat.Claims] =
        [
            "rule If someone sees the cat and they are not green then they see the cow. @ 0.8 from \"doc\"", "[c1] fact forall x, y: (older(x, y) & !p(\"a b\")) -> exists z: q(z) | r",
            "relation \"older than\" is transitive, asymmetric. exclusive red(x), green(x)", "もし何かがペンギンであり、かつ赤いならば、それは鳥ではない。 @ ０．９ 「はな子」は花子より古いか。",
            "すべての鳥が飛べるわけではない。太郎は飛ぶことができない。（太郎は鳥である、または花子は猫である）、かつ次郎は犬である。",
        ],
        [DocumentFormat.Json] = ["""[{"id": "c1", "kind": "rule", "text": "Every bird can fly.", "confidence": 0.9, "source": "a"}, {"formula": "p(a) -> !q"}, "太郎は鳥である。"]"""],
        [DocumentFormat.JsonLines] = ["{\"text\": \"Tweety is a bird.\", \"confidence\": 1e-1}\n{\"kind\": \"declaration\", \"text\": \"relation r is transitive\"}\n\"p\"\n"],
        [DocumentFormat.Csv] = ["subject,relation,object,confidence,source\nAlice,older than,Bob,0.9,\"a, \"\"b\"\"\"\nTweety,is a,bird,90%\n"],
        [DocumentFormat.Tsv] = ["Alice\tolder than\tBob\t0.9\tdoc\nTweety\tis a\tbird\n太郎\tより古い\t花子\n"],
        [DocumentFormat.Tptp] = ["fof(a1, axiom, ! [X,Y] : (r(X,Y) => (~ p('a b') <~> $true)), file('x', y)). % c\ncnf(b, hypothesis, p(X) | X != a). fof(c, conjecture, ? [X] : p(X))."],
        [DocumentFormat.SmtLib] = ["(declare-const p Bool)(declare-fun |q r| () Bool)\n(define-fun d () Bool (ite p |q r| (xor p true)))\n(assert (! (let ((a (and p d))) (=> a (distinct a p))) :named n))\n(assert-soft p :weight 0.5 :id g) ; c\n(check-sat)"],
        [DocumentFormat.Wcnf] = ["c x\np wcnf 3 3 10\n10 1 -2 0\n3 2 3 0\n1 -3 0\n", "h 1 2 0\n5 -1 0\nh -2 3 0\n"],
    };

    private static readonly string[] Pieces =
    [
        "\"", "'", "|", "(", ")", "[", "]", "{", "}", ",", ".", ":", ";", "\\", "\n", "\r\n", "\t", "\0", "\uFFFD", "\ud800", "👍", "@", "#", "%", "/*", "*/", "0", "-1", "1e400", "9999999999999999999999",
        "not", "and", "forall x: ", "∀x", "fof(", "cnf(", "$true", "! [X] : ", "(assert ", "(let (", "true", "null", "\"text\": ", "\"confidence\": ", "h ", "p wcnf 1 1 1", " 0\n",
        "は", "が", "を", "より", "の", "かつ", "または", "もし", "ならば", "ない", "である", "すべての", "どの", "も", "「", "」", "。", "、", "（", "）", "か", "か？", "ｶﾞ", "　", "Ａ", "わけではない", "ことができる",
    ];

    [Fact]
    public void Read_RandomAndMutatedInput_NeverThrowsNorHangs()
    {
        bool isLong = int.TryParse(Environment.GetEnvironmentVariable("CONSISTENCY_FUZZ_INPUTS"), out int asked);
        int count = isLong ? asked : 20_000;
        Stopwatch watch = Stopwatch.StartNew();
        int seed = int.TryParse(Environment.GetEnvironmentVariable("CONSISTENCY_FUZZ_SEED"), out int given) ? given : 5;
        Random random = new(seed);
        DocumentFormat[] formats = Enum.GetValues<DocumentFormat>();
        Dictionary<DocumentFormat, string[]> seeds = Seeds.ToDictionary(static s => s.Key, static s => s.Value);
        seeds[DocumentFormat.Claims] = [.. seeds[DocumentFormat.Claims], .. Corpora()];
        Gen<string> strings = ArbMap.Default.GeneratorFor<string>();
        Queue<string> generated = new();
        TimeSpan slowest = TimeSpan.Zero;
        long before = 0;
        for (int i = 0; i < count; i++)
        {
            if (i == count / 10)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }

            if (generated.Count == 0)
            {
                foreach (string text in strings.Sample(random.Next(1, 100), 500).Where(static t => t is not null))
                {
                    generated.Enqueue(text);
                }
            }

            DocumentFormat format = formats[i % formats.Length];
            byte[] input = Input(random, seeds[format], generated.Dequeue());
            TimeSpan took = TimeOf(input, format, i);
            if (took >= TooLong)
            {
                // A busy machine, or code that ran for the first time, is slow once; a hang is slow again.
                took = TimeOf(input, format, i);
            }

            Assert.True(took < TooLong, $"input {i}, {format}, took {took}:\n{Encoding.UTF8.GetString(input)}");
            slowest = took > slowest ? took : slowest;
            if (!isLong && watch.Elapsed > TimeBox)
            {
                Assert.True(i > 1_000, $"only {i} inputs in {TimeBox}");
                count = i + 1;
            }
        }

        // In the normal run other tests use the same memory.
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(!isLong || grown < 30_000_000, $"{grown} bytes more than after the first tenth");
        TestContext.Current.TestOutputHelper?.WriteLine($"{count} inputs, slowest {slowest.TotalMilliseconds:0} ms, memory {grown / 1024:+0;-0} KB");
    }

    private static TimeSpan TimeOf(byte[] input, DocumentFormat format, int number)
    {
        long started = Stopwatch.GetTimestamp();
        Check(input, format, number);
        return Stopwatch.GetElapsedTime(started);
    }

    private static void Check(byte[] input, DocumentFormat format, int number)
    {
        try
        {
            ParseResult result = DocumentReader.Read(input, format, "f", TestContext.Current.CancellationToken);
            ClaimSet claims = result.ToClaimSet();
            Assert.All(result.Diagnostics, static d => Assert.True(DiagnosticCatalogue.Titles.ContainsKey(d.Id) && d.Message.Length > 0, d.Id));

            // What was read can be written, and what was written can be read.
            if (number % 25 == 0 && claims.Statements.Length is > 0 and < 50)
            {
                foreach ((TranslationFormat to, DocumentFormat from) in new[]
                {
                    (TranslationFormat.Claims, DocumentFormat.Claims), (TranslationFormat.Json, DocumentFormat.Json), (TranslationFormat.Tptp, DocumentFormat.Tptp),
                })
                {
                    string text = DocumentWriter.Write(claims, to, cancellationToken: TestContext.Current.CancellationToken).Text;
                    ParseResult again = Documents.Read(text, from);
                    IEnumerable<Statement> kept = claims.Statements.Where(s => to != TranslationFormat.Tptp || s.Formula is not null);
                    Assert.True(
                        again.Statements.Length >= kept.Count() && kept.All(s => s.Formula is null || again.Statements.Any(a => IsSame(to, a, s))),
                        $"{to}:\n{text}\n{string.Join('\n', again.Diagnostics)}");
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"input {number}, {format}: {e.Message}\n{Encoding.UTF8.GetString(input)}", e);
        }
    }

    // Odd variables get other names in TPTP, so there only the number of parts is compared.
    private static bool IsSame(TranslationFormat to, Statement again, Statement statement) =>
        again.Kind == statement.Kind && (to == TranslationFormat.Tptp ? again.Formula?.Depth == statement.Formula!.Depth : again.Formula == statement.Formula);

    private static byte[] Input(Random random, string[] seeds, string generated)
    {
        int kind = random.Next(10);
        if (kind == 0)
        {
            return Encoding.UTF8.GetBytes(generated);
        }

        if (kind == 1)
        {
            return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(3) == 0 ? " " : Pieces[random.Next(Pieces.Length)])));
        }

        StringBuilder text = new(seeds[random.Next(seeds.Length)]);
        for (int k = random.Next(1, 8); k > 0; k--)
        {
            int at = random.Next(text.Length + 1);
            int length = Math.Min(text.Length - at, random.Next(1, 12));
            switch (random.Next(6))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 3:
                    text.Insert(at, generated);
                    break;
                case 4 when text.Length > 0:
                    text[Math.Min(at, text.Length - 1)] = (char)random.Next(1, 0x3100);
                    break;
                default:
                    string other = seeds[random.Next(seeds.Length)];
                    text.Insert(at, other.AsSpan(random.Next(other.Length)));
                    break;
            }

            if (text.Length > 20_000)
            {
                text.Length = 20_000;
            }
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (kind == 2 && bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    // The project's own samples, and lines of the corpora where they are on this machine.
    private static IEnumerable<string> Corpora()
    {
        foreach (string sample in Directory.GetFiles(Path.Combine(TestData.Root, "samples"), "*.claims").Order(StringComparer.Ordinal))
        {
            yield return File.ReadAllText(sample);
        }

        string data = Environment.GetEnvironmentVariable("CONSISTENCY_DATA") ?? Path.Combine(TestData.Root, "..", "shared", "data");
        if (!Directory.Exists(data))
        {
            yield break;
        }

        foreach (string file in Directory.GetFiles(data, "*.json*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(40))
        {
            using StreamReader reader = new(file);
            char[] start = new char[3_000];
            yield return new string(start, 0, reader.ReadBlock(start));
        }
    }
}
