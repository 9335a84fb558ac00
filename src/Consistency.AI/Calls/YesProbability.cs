using Microsoft.Extensions.AI;

namespace Consistency.AI.Calls;

/// <summary>Reads how probable "yes" is off the token by which a model answers a question of yes or no.</summary>
public static class YesProbability
{
    /// <summary>Gives P(yes)/(P(yes) + P(no)) from the alternatives of one token.</summary>
    /// <remarks>
    /// Tokens are compared without case, spaces and punctuation, and those that say the same are added. Clients list the likeliest
    /// tokens only: of the two words, the one that is not listed is taken to be as likely as the least likely listed one, or as what the listed
    /// ones leave, whichever is less.
    /// </remarks>
    /// <param name="alternatives">The tokens that could have stood there, each once, with their natural log-probabilities.</param>
    /// <returns>0 to 1; null when neither word is listed, or a number is no log-probability.</returns>
    public static double? FromTokens(IEnumerable<(string Token, double LogProbability)> alternatives)
    {
        ArgumentNullException.ThrowIfNull(alternatives);
        (double yes, double no, double sum, double least) = (0, 0, 0, 1);
        foreach ((string token, double logProbability) in alternatives)
        {
            double probability = Math.Exp(logProbability);
            if (double.IsNaN(probability) || probability > 1 + 1e-6)
            {
                return null;
            }

            sum += probability;
            least = Math.Min(least, probability);
            switch (Meaning(token))
            {
                case true:
                    yes += probability;
                    break;
                case false:
                    no += probability;
                    break;
            }
        }

        if (yes + no == 0)
        {
            return null;
        }

        double unlisted = Math.Clamp(1 - sum, 0, least);
        yes = yes == 0 ? unlisted : yes;
        no = no == 0 ? unlisted : no;
        return yes / (yes + no);
    }

    /// <summary>Tells what one word says.</summary>
    /// <returns>True for yes, false for no, null for anything else.</returns>
    internal static bool? Meaning(string word) => word.Trim(' ', '\t', '\n', '\r', '.', ',', '!', ':', ';', '"', '\'', '*', '_', '(', ')').ToUpperInvariant() switch
    {
        "YES" => true,
        "NO" => false,
        _ => null,
    };

    /// <summary>Reads a response by a function of the user's.</summary>
    /// <remarks>What a client returns beside its text is as little to be trusted as the text.</remarks>
    /// <returns>0 to 1; null when the function fails or gives anything else.</returns>
    internal static double? Read(Func<ChatResponse, double?> probabilityOfYes, ChatResponse response)
    {
        try
        {
            return probabilityOfYes(response) is { } probability and >= 0 and <= 1 ? probability : null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return null;
        }
    }
}
