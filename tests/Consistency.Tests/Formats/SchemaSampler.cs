using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Consistency.Tests.Formats;

/// <summary>Draws documents that a JSON Schema allows, as far as exports use the language of schemas.</summary>
internal sealed class SchemaSampler
{
    private static readonly string[] Known =
        ["$schema", "title", "type", "items", "properties", "required", "additionalProperties", "if", "then", "enum", "const", "pattern", "minimum", "maximum"];

    private static readonly string[] Odd = ["", " ", "doc 1", "a \"b\"", "back\\slash", "資料", "line\nbreak", "😀", "}{][", "it's @ 0.5", "# no comment"];

    private readonly JsonElement _schema;
    private readonly Dictionary<string, PatternGrammar> _patterns = new(StringComparer.Ordinal);

    public SchemaSampler(string schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema);
        _schema = document.RootElement.Clone();
    }

    public JsonNode Sample(Random random, Func<string> word) => Sample(_schema, random, word)!;

    private JsonNode? Sample(JsonElement schema, Random random, Func<string> word)
    {
        foreach (JsonProperty property in schema.EnumerateObject())
        {
            // What is not known must not be passed over in silence.
            Assert.Contains(property.Name, Known);
        }

        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            return JsonValue.Create(values[random.Next(values.GetArrayLength())].GetString());
        }

        return schema.GetProperty("type").GetString() switch
        {
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Sample(schema.GetProperty("items"), random, word))]),
            "object" => SampleObject(schema, random, word),
            "number" => SampleNumber(schema, random),
            "string" => schema.TryGetProperty("pattern", out JsonElement pattern) ? Pattern(pattern.GetString()!).Sample(random, word) : Odd[random.Next(Odd.Length)],
            var other => throw new FormatException(other),
        };
    }

    // Both ends of the range, and digits that are not short.
    private static double SampleNumber(JsonElement schema, Random random)
    {
        double least = schema.GetProperty("minimum").GetDouble();
        double most = schema.GetProperty("maximum").GetDouble();
        return random.Next(8) switch
        {
            0 => least,
            1 => most,
            2 => Math.BitIncrement(least),
            _ => least + (random.NextDouble() * (most - least)),
        };
    }

    private JsonObject SampleObject(JsonElement schema, Random random, Func<string> word)
    {
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
        HashSet<string> required = [.. schema.GetProperty("required").EnumerateArray().Select(static r => r.GetString()!)];
        JsonObject drawn = [];
        foreach (JsonProperty property in schema.GetProperty("properties").EnumerateObject().OrderBy(_ => random.Next()))
        {
            if (required.Contains(property.Name) || random.Next(2) == 0)
            {
                drawn.Add(property.Name, Sample(property.Value, random, word));
            }
        }

        if (schema.TryGetProperty("if", out JsonElement condition) && Holds(condition, drawn))
        {
            foreach (JsonProperty property in schema.GetProperty("then").GetProperty("properties").EnumerateObject())
            {
                Assert.Equal(JsonValueKind.False, property.Value.ValueKind);
                drawn.Remove(property.Name);
            }
        }

        return drawn;
    }

    private static bool Holds(JsonElement condition, JsonObject drawn) =>
        condition.GetProperty("required").EnumerateArray().All(r => drawn.ContainsKey(r.GetString()!))
        && condition.GetProperty("properties").EnumerateObject().All(p =>
            !drawn.TryGetPropertyValue(p.Name, out JsonNode? value) || value!.GetValue<string>() == p.Value.GetProperty("const").GetString());

    private PatternGrammar Pattern(string pattern)
    {
        if (!_patterns.TryGetValue(pattern, out PatternGrammar? grammar))
        {
            _patterns.Add(pattern, grammar = new PatternGrammar(pattern));
        }

        return grammar;
    }

    /// <summary>A regular expression in the dialect of ECMA-262, as far as exports use it.</summary>
    private sealed class PatternGrammar
    {
        private readonly Regex _regex;
        private readonly string _pattern;
        private readonly Part _whole;
        private int _at;

        public PatternGrammar(string pattern)
        {
            _regex = new Regex(pattern, RegexOptions.ECMAScript);
            _pattern = pattern.StartsWith('^') && pattern.EndsWith('$') ? pattern[1..^1] : throw new FormatException(pattern);
            _whole = Choice();
            Assert.Equal(_pattern.Length, _at);
        }

        // What may not stand ahead is left to the real thing: a text that it does not match is drawn again.
        public string Sample(Random random, Func<string> word)
        {
            for (int i = 0; i < 1_000; i++)
            {
                string text = Sample(_whole, random, word);
                if (_regex.IsMatch(text))
                {
                    return text;
                }
            }

            throw new InvalidOperationException("Nothing that is drawn matches.");
        }

        private static string Sample(Part part, Random random, Func<string> word)
        {
            switch (part)
            {
                case Letters letters:
                    // A long stretch of letters is a word.
                    string drawn = string.Concat(Enumerable.Range(0, random.Next(letters.Least, letters.Least + letters.Spare + 1)).Select(_ => letters.Set[random.Next(letters.Set.Length)]));
                    return letters is { Least: >= 2, Spare: > 0 } && random.Next(2) == 0 && word() is var known && known.All(letters.Set.Contains) && known.Length >= letters.Least ? known : drawn;
                case Several several:
                    return several.IsChoice
                        ? Sample(several.Parts[random.Next(several.Parts.Count)], random, word)
                        : string.Concat(several.Parts.Select(p => Sample(p, random, word)));
                case Maybe maybe:
                    return random.Next(2) == 0 ? string.Empty : Sample(maybe.Inner, random, word);
                default:
                    return string.Empty;
            }
        }

        private Several Choice()
        {
            List<Part> parts = [Sequence()];
            while (_at < _pattern.Length && _pattern[_at] == '|')
            {
                _at++;
                parts.Add(Sequence());
            }

            return new Several(IsChoice: true, parts);
        }

        private Several Sequence()
        {
            List<Part> parts = [];
            while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
            {
                Part part = Item();
                if (_at < _pattern.Length && _pattern[_at] == '?')
                {
                    _at++;
                    part = new Maybe(part);
                }
                else if (_at < _pattern.Length && _pattern[_at] == '{')
                {
                    int end = _pattern.IndexOf(",}", _at, StringComparison.Ordinal);
                    part = ((Letters)part) with { Least = int.Parse(_pattern.AsSpan((_at + 1)..end), System.Globalization.CultureInfo.InvariantCulture), Spare = 5 };
                    _at = end + 2;
                }

                parts.Add(part);
            }

            return new Several(IsChoice: false, parts);
        }

        private Part Item()
        {
            if (_pattern.AsSpan(_at).StartsWith("(?:") || _pattern.AsSpan(_at).StartsWith("(?!"))
            {
                bool isAhead = _pattern[_at + 2] == '!';
                _at += 3;
                Part inner = Choice();
                _at++;
                return isAhead ? new Ahead() : inner;
            }

            char c = _pattern[_at++];
            switch (c)
            {
                case '[':
                    int end = _pattern.IndexOf(']', _at);
                    string set = _pattern[_at..end];
                    _at = end + 1;
                    return new Letters(string.Concat(set.Chunk(3).SelectMany(static r => Enumerable.Range(r[0], r[2] - r[0] + 1).Select(static i => (char)i))), 1, 0);
                case '\\':
                    return new Letters(_pattern[_at++].ToString(), 1, 0);
                case '(' or '*' or '+' or '.' or '^' or '$':
                    throw new FormatException($"'{c}' at {_at - 1} is not known here.");
                default:
                    return new Letters(c.ToString(), 1, 0);
            }
        }

        private abstract record Part;

        private sealed record Letters(string Set, int Least, int Spare) : Part;

        private sealed record Several(bool IsChoice, List<Part> Parts) : Part;

        private sealed record Maybe(Part Inner) : Part;

        private sealed record Ahead : Part;
    }
}
