using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Consistency.AI.Calls;

/// <summary>Reads JSON out of an answer, as models write it: bare, in a code fence, or with words around it.</summary>
internal static class JsonReply
{
    // Each brace that never closes costs a look at all that follows; an answer of braces alone must not cost their square.
    private const int MostAttempts = 100;

    /// <summary>Finds the value in an answer.</summary>
    /// <returns>False when no part of the answer is JSON of this type; the reason then says why.</returns>
    public static bool TryRead<T>(string reply, JsonTypeInfo<T> type, out T? value, out string? reason)
        where T : class
    {
        value = null;
        reason = "The answer holds no JSON object.";
        int start = reply.IndexOf('{', StringComparison.Ordinal);
        for (int attempt = 0; start >= 0 && attempt < MostAttempts; attempt++)
        {
            string? json = ObjectAt(reply, start);
            if (json is not null)
            {
                try
                {
                    value = JsonSerializer.Deserialize(json, type);
                    reason = value is null ? "The JSON of the answer is null." : null;
                    return value is not null;
                }
                catch (JsonException error)
                {
                    // An example or a remark may come before the real answer.
                    reason = $"The JSON of the answer is not of the form that was asked for: {error.Message}";
                }
            }

            // The brace of an object inside this one can only give a part of the answer, so go on behind it.
            int next = start + (json?.Length ?? 1);
            start = next < reply.Length ? reply.IndexOf('{', next) : -1;
        }

        return false;
    }

    private static string? ObjectAt(string text, int start)
    {
        int depth = 0;
        bool inString = false;
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (inString)
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == '"')
                {
                    inString = false;
                }

                continue;
            }

            switch (c)
            {
                case '"':
                    inString = true;
                    break;
                case '{':
                    depth++;
                    break;
                case '}' when --depth == 0:
                    return text[start..(i + 1)];
            }
        }

        return null;
    }
}
