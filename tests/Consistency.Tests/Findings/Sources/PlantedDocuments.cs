using System.Globalization;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Tests.Findings.Sources;

/// <summary>Draws a thousand documents, of which a few were planted, from a seed.</summary>
/// <remarks>
/// Each document tells of six of 300 things which of <c>values</c> kinds it is, and nothing is of two kinds. Sound documents err at
/// <c>errorRate</c>, each by itself. Planted ones agree on a wrong kind of three things, and are as sound as the others in the rest, so
/// that some sound documents have as many errors as they.
/// </remarks>
internal sealed class PlantedDocuments(int seed, int values, double errorRate)
{
    public const int Documents = 1000;
    public const int Planted = 5;
    private const int Things = 300;
    private const int Told = 6;
    private const int Lies = 3;

    private readonly Random _random = new(seed);

    public (ClaimSet Claims, HashSet<string> Planted) Draw()
    {
        int[] truth = [.. Enumerable.Range(0, Things).Select(_ => _random.Next(values))];
        int[] targets = Some(Lies, []);
        int[] lies = [.. targets.Select(t => Other(truth[t]))];
        HashSet<int> planted = [.. Enumerable.Range(0, Documents).OrderBy(_ => _random.Next()).Take(Planted)];
        ClaimSetBuilder builder = new();
        Term x = Term.Variable("x");
        builder.AddDeclaration(new ExclusionDeclaration([.. Enumerable.Range(0, values).Select(v => Kind(v).Of(x))]));
        for (int document = 0; document < Documents; document++)
        {
            string source = Name(document);
            bool isPlanted = planted.Contains(document);
            for (int i = 0; isPlanted && i < Lies; i++)
            {
                builder.AddClaim(Kind(lies[i]).Of(Thing(targets[i])), source: source);
            }

            foreach (int thing in Some(isPlanted ? Told - Lies : Told, isPlanted ? targets : []))
            {
                int told = _random.NextDouble() < errorRate ? Other(truth[thing]) : truth[thing];
                builder.AddClaim(Kind(told).Of(Thing(thing)), source: source);
            }
        }

        builder.AddQuestion(Kind(truth[targets[0]]).Of(Thing(targets[0])));
        return (builder.Build(), [.. planted.Select(Name)]);
    }

    private int[] Some(int count, int[] but)
    {
        HashSet<int> chosen = [];
        while (chosen.Count < count)
        {
            int thing = _random.Next(Things);
            if (!but.Contains(thing))
            {
                chosen.Add(thing);
            }
        }

        return [.. chosen];
    }

    private int Other(int value) => (value + 1 + _random.Next(values - 1)) % values;

    private static string Name(int document) => string.Create(CultureInfo.InvariantCulture, $"document {document:000}");

    private static Predicate Kind(int value) => new(string.Create(CultureInfo.InvariantCulture, $"kind{value}"), 1);

    private static Term Thing(int thing) => Term.Constant(string.Create(CultureInfo.InvariantCulture, $"thing{thing}"));
}
