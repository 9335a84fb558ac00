namespace Consistency.AI.Relations;

/// <summary>Makes scores of a model into probabilities that mean what they say.</summary>
/// <remarks>
/// Platt's scaling of the log-odds: p′ = σ(a·logit(p) + b), with a above zero, so that the order of scores stays; with b = 0 it is
/// temperature scaling (J. Platt, "Probabilistic outputs for support vector machines", 1999; C. Guo et al., "On calibration of modern
/// neural networks", 2017).
/// </remarks>
/// <param name="Slope">The factor a on the log-odds; above zero. Below 1 the model was too sure.</param>
/// <param name="Intercept">The shift b of the log-odds.</param>
public sealed record ScoreCalibration(double Slope, double Intercept)
{
    // Scores of 0 and 1 are never certain: they would outweigh everything else.
    private const double Least = 1e-4;
    private const double LeastSlope = 1e-3;

    /// <summary>Gets the calibration that changes nothing.</summary>
    public static ScoreCalibration None { get; } = new(1, 0);

    /// <summary>Gets the probability that a score stands for.</summary>
    /// <param name="score">A score; below 0 counts as 0, above 1 as 1.</param>
    /// <returns>The probability, above 0 and below 1, except that <see cref="None"/> leaves scores as they are.</returns>
    public double Apply(double score) => this == None ? Math.Clamp(score, 0, 1) : Sigmoid((Slope * Logit(score)) + Intercept);

    /// <summary>Finds the calibration under which labelled scores are most probable.</summary>
    /// <remarks>
    /// Newton's method on the convex negative log-likelihood, with Platt's targets (k⁺ + 1)/(k⁺ + 2) and 1/(k⁻ + 2) in place of 1 and
    /// 0, so that separable labels have a finite solution (H.-T. Lin, C.-J. Lin and R. Weng, 2007). Linear in the number of labels.
    /// </remarks>
    /// <param name="labelled">Scores and whether what they are about is so.</param>
    /// <returns>The calibration; <see cref="None"/> when there are fewer than two labels of either kind.</returns>
    public static ScoreCalibration Fit(IEnumerable<(double Score, bool Holds)> labelled) => FitTo(labelled, shifts: true);

    /// <summary>Finds the temperature under which labelled scores are most probable: a slope, and no shift.</summary>
    /// <remarks>
    /// As <see cref="Fit"/> with b = 0; the temperature is 1/a. What the model holds for more likely
    /// than not stays so.
    /// </remarks>
    /// <param name="labelled">Scores and whether what they are about is so.</param>
    /// <returns>The calibration; <see cref="None"/> when there are fewer than two labels of either kind.</returns>
    public static ScoreCalibration FitTemperature(IEnumerable<(double Score, bool Holds)> labelled) => FitTo(labelled, shifts: false);

    private static ScoreCalibration FitTo(IEnumerable<(double Score, bool Holds)> labelled, bool shifts)
    {
        ArgumentNullException.ThrowIfNull(labelled);
        List<(double Logit, bool Holds)> samples = [.. labelled.Select(static l => (Logit(l.Score), l.Holds))];
        int positive = samples.Count(static s => s.Holds);
        int negative = samples.Count - positive;
        if (positive < 2 || negative < 2)
        {
            return None;
        }

        double high = (positive + 1.0) / (positive + 2);
        double low = 1 / (negative + 2.0);
        (double slope, double intercept) = (1, 0);
        double loss = Loss(slope, intercept);
        for (int round = 0; round < 100; round++)
        {
            (double da, double db, double aa, double ab, double bb) = (0, 0, 1e-9, 0, 1e-9);
            foreach ((double x, bool holds) in samples)
            {
                double p = Sigmoid((slope * x) + intercept);
                double error = p - (holds ? high : low);
                double curvature = p * (1 - p);
                da += error * x;
                db += error;
                aa += curvature * x * x;
                ab += curvature * x;
                bb += curvature;
            }

            double determinant = (aa * bb) - (ab * ab);
            double stepA = shifts ? ((bb * da) - (ab * db)) / determinant : da / aa;
            double stepB = shifts ? ((aa * db) - (ab * da)) / determinant : 0;
            double scale = 1;
            double next = loss;
            (double a, double b) = (slope, intercept);

            // Halved until it does not overshoot.
            for (; scale > 1e-6; scale /= 2)
            {
                a = Math.Max(slope - (scale * stepA), LeastSlope);
                b = intercept - (scale * stepB);
                next = Loss(a, b);
                if (next <= loss)
                {
                    break;
                }
            }

            bool isDone = loss - next < 1e-12 * Math.Max(1, loss);
            if (next <= loss)
            {
                (slope, intercept, loss) = (a, b, next);
            }

            if (isDone)
            {
                break;
            }
        }

        return new ScoreCalibration(slope, intercept);

        double Loss(double a, double b) => samples.Sum(s =>
        {
            double z = (a * s.Logit) + b;
            double target = s.Holds ? high : low;

            // −target·ln σ(z) − (1 − target)·ln(1 − σ(z)), without overflow.
            return Math.Max(z, 0) - (z * target) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
        });
    }

    private static double Logit(double score)
    {
        double p = Math.Clamp(double.IsNaN(score) ? 0.5 : score, Least, 1 - Least);
        return Math.Log(p / (1 - p));
    }

    private static double Sigmoid(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));
}
