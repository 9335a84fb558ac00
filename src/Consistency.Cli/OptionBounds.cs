using System.CommandLine;
using System.Globalization;

namespace Consistency.Cli;

/// <summary>Bounds of options that set the limits of a server; what is no number at all is refused by the option itself.</summary>
internal static class OptionBounds
{
    /// <summary>Refuses a number that is out of its bounds.</summary>
    public static void LieBetween(this Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int value) && (value < least || value > most))
        {
            result.AddError($"{option.Name} lies between {least} and {most}.");
        }
    });

    /// <summary>Refuses more than an hour.</summary>
    /// <param name="option">A number of seconds.</param>
    /// <param name="what">What may take so long, for the message.</param>
    public static void LastAtMostAnHour(this Option<double> option, string what) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1
            && double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds > 3_600)
        {
            result.AddError($"{what} takes at most 3600 seconds.");
        }
    });
}
