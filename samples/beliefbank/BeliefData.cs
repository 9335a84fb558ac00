using System.Text.Json;

namespace BeliefBank;

/// <summary>The model's answers about some things, what is really so, and what follows from what.</summary>
/// <param name="Gold">Thing, then property ("IsA,bird"), to whether it is so.</param>
/// <param name="Confidence">The model's confidence that a thing has a property.</param>
/// <param name="Implications">A property and one that follows from it.</param>
/// <param name="Exclusions">Two properties that nothing has at once.</param>
internal sealed record BeliefData(
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, bool>> Gold,
    IReadOnlyDictionary<(string Entity, string Property), double> Confidence,
    IReadOnlyList<(string If, string Then)> Implications,
    IReadOnlyList<(string One, string Other)> Exclusions)
{
    public static BeliefData Read(string folder)
    {
        Dictionary<string, IReadOnlyDictionary<string, bool>> gold = [];
        using (JsonDocument facts = Open(folder, "calibration_facts.json"))
        {
            foreach (JsonProperty entity in facts.RootElement.EnumerateObject())
            {
                gold.Add(entity.Name, entity.Value.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.GetString() == "yes"));
            }
        }

        Dictionary<(string, string), double> confidence = [];
        using (JsonDocument answers = Open(folder, "macaw_calibration_answers.json"))
        {
            foreach (JsonElement answer in answers.RootElement.GetProperty("outs").EnumerateArray())
            {
                string[] parts = answer.GetProperty("prop").GetString()!.Split(',', 2);
                double yes = answer.GetProperty("yes").GetDouble();
                confidence[(parts[0], parts[1])] = yes / (yes + answer.GetProperty("no").GetDouble());
            }
        }

        // The "back" links of the file repeat the implications the other way round; they carry nothing new.
        using JsonDocument graph = Open(folder, "constraints_v2.json");
        ILookup<string?, (string, string)> links = graph.RootElement.GetProperty("links").EnumerateArray()
            .Where(static l => l.GetProperty("direction").GetString() == "forward")
            .ToLookup(
                static l => l.GetProperty("weight").GetString(),
                static l => (l.GetProperty("source").GetString()!, l.GetProperty("target").GetString()!));
        return new BeliefData(gold, confidence, [.. links["yes_yes"]], [.. links["yes_no"]]);
    }

    private static JsonDocument Open(string folder, string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));
}
