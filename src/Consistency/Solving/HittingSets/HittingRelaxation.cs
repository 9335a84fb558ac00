using System.Numerics;
using System.Runtime.InteropServices;

namespace Consistency.Solving.HittingSets;

/// <summary>The linear relaxation of "hit every set, as cheaply as possible", to which sets can be added while it is solved.</summary>
/// <remarks>
/// <para>Dual simplex with bounds 0 and 1 (C. Lemke 1954; A. Koberstein, "The dual simplex method", 2005). Every element lies at
/// the bound that suits its reduced cost, so the start, a set more, a fixed element and a freed one all leave a state from which
/// the method goes on. Only the square of elements between their bounds and of sets that are just hit is inverted; it has as many rows
/// as the optimum has fractions, or tight sets, whichever is less, and not one for each set.</para>
/// <para>It computes in floating point and promises nothing: <see cref="SetPacking"/> turns its prices into a bound in integers.</para>
/// </remarks>
internal sealed class HittingRelaxation
{
    private const double PivotTolerance = 1e-9;
    private const double Infeasible = 1e-7;
    private const int StepsBetweenChecks = 64;

    private readonly double[] _price;
    private readonly HittingFix[] _fix;
    private readonly int[] _place;
    private readonly bool[] _isUp;
    private readonly double[] _reduced;
    private readonly double[] _value;
    private readonly double[] _slope;
    private readonly List<int>?[] _setsOf;
    private readonly List<int> _columns = [];
    private readonly List<int[]> _sets = [];
    private readonly List<int> _tightPlace = [];
    private int[] _basic = new int[16];
    private int[] _tight = new int[16];
    private double[] _x = new double[16];
    private double[] _y = new double[16];
    private double[] _z = new double[16];
    private double[] _u = new double[16];
    private double[] _inverse = new double[16 * 16];
    private int _stride = 16;
    private int _size;

    /// <summary>Starts without sets.</summary>
    /// <param name="prices">The price of each element; <see cref="long.MaxValue"/> for one that is never taken.</param>
    public HittingRelaxation(ReadOnlySpan<long> prices)
    {
        _price = new double[prices.Length];
        _fix = new HittingFix[prices.Length];
        _place = new int[prices.Length];
        _isUp = new bool[prices.Length];
        _reduced = new double[prices.Length];
        _value = new double[prices.Length];
        _slope = new double[prices.Length];
        _setsOf = new List<int>[prices.Length];
        Array.Fill(_place, -1);
        for (int element = 0; element < prices.Length; element++)
        {
            bool isCertain = prices[element] == long.MaxValue;
            _fix[element] = isCertain ? HittingFix.Out : HittingFix.Free;

            // Slightly different prices keep ties, and with them circles, away.
            uint scatter = (uint)element * 2654435761u;
            _price[element] = isCertain ? 0 : prices[element] * (1 + (1e-9 * (scatter >> 16) / 65536));
            _reduced[element] = _price[element];
        }
    }

    /// <summary>Gets the number of sets.</summary>
    public int SetCount => _sets.Count;

    /// <summary>Gets the sum of the prices of the optimum, or of a bound below it.</summary>
    public double Objective { get; private set; }

    /// <summary>Gets how much of each element is taken.</summary>
    public double[] Values => _value;

    /// <summary>Gets the number of steps of the method so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Gets the elements between their bounds.</summary>
    public ReadOnlySpan<int> Basic => _basic.AsSpan(0, _size);

    /// <summary>Gets the sets that have a price.</summary>
    public ReadOnlySpan<int> Tight => _tight.AsSpan(0, _size);

    /// <summary>Gets the prices of <see cref="Tight"/>.</summary>
    public ReadOnlySpan<double> TightPrices => _y.AsSpan(0, _size);

    /// <summary>Gives the elements of a set.</summary>
    public int[] Set(int set) => _sets[set];

    /// <summary>Tells whether an element is fixed, and how.</summary>
    public HittingFix FixOf(int element) => _fix[element];

    /// <summary>Adds a set that must be hit.</summary>
    public int Add(int[] set)
    {
        int number = _sets.Count;
        _sets.Add(set);
        _tightPlace.Add(-1);
        foreach (int element in set)
        {
            if (_setsOf[element] is not { } sets)
            {
                sets = _setsOf[element] = [];
                _columns.Add(element);
            }

            sets.Add(number);
        }

        return number;
    }

    /// <summary>Fixes or frees an element.</summary>
    public void Fix(int element, HittingFix fix)
    {
        _fix[element] = fix;
        if (_place[element] < 0)
        {
            _isUp[element] = fix == HittingFix.In || (fix == HittingFix.Free && _reduced[element] < 0);
        }
    }

    /// <summary>Goes on to the optimum.</summary>
    /// <param name="enough">An objective at which it stops.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when no choice hits every set.</returns>
    public bool Solve(double enough, CancellationToken cancellationToken)
    {
        int limit = 2000 + (20 * (_sets.Count + _size));
        for (int step = 1; step <= limit; step++)
        {
            if (step % StepsBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Residual() > Infeasible)
                {
                    Invert();
                }
            }

            ComputeValues();
            if (Objective >= enough)
            {
                return true;
            }

            if (!FindLeaving(out int set, out int place, out double sign))
            {
                if (Residual() <= Infeasible)
                {
                    return true;
                }

                Invert();
                continue;
            }

            Steps++;
            ReadOnlySpan<double> line = set >= 0 ? LineOf(set) : LineOf(place, sign);
            Slopes(set, line);
            if (!FindEntering(line, out int tight, out int column, out double ratio))
            {
                if (Residual() <= Infeasible)
                {
                    return false;
                }

                Invert();
                continue;
            }

            Exchange(set, place, sign, tight, column, ratio);
        }

        // It went round in circles, or nearly. What it has is a bound all the same.
        return true;
    }

    private static void AddScaled(Span<double> target, ReadOnlySpan<double> source, double factor)
    {
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            Vector<double> factors = new(factor);
            Span<Vector<double>> targets = MemoryMarshal.Cast<double, Vector<double>>(target);
            ReadOnlySpan<Vector<double>> sources = MemoryMarshal.Cast<double, Vector<double>>(source);
            for (int k = 0; k < targets.Length; k++)
            {
                targets[k] += sources[k] * factors;
            }

            i = targets.Length * Vector<double>.Count;
        }

        for (; i < target.Length; i++)
        {
            target[i] += source[i] * factor;
        }
    }

    private Span<double> Row(int place) => _inverse.AsSpan(place * _stride, _size);

    private void ComputeValues()
    {
        double objective = 0;
        foreach (int element in _columns)
        {
            if (_place[element] < 0)
            {
                _value[element] = _isUp[element] ? 1 : 0;
                objective += _isUp[element] ? _reduced[element] : 0;
            }
        }

        Span<double> rest = _u.AsSpan(0, _size);
        for (int p = 0; p < _size; p++)
        {
            double right = 1;
            foreach (int element in _sets[_tight[p]])
            {
                right -= _place[element] < 0 && _isUp[element] ? 1 : 0;
            }

            rest[p] = right;
            objective += _y[p];
        }

        for (int k = 0; k < _size; k++)
        {
            double value = Dot(Row(k), rest);
            _x[k] = value;
            _value[_basic[k]] = value;
        }

        Objective = objective;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ReadOnlySpan<Vector<double>> lefts = MemoryMarshal.Cast<double, Vector<double>>(left);
            ReadOnlySpan<Vector<double>> rights = MemoryMarshal.Cast<double, Vector<double>>(right);
            Vector<double> sums = Vector<double>.Zero;
            for (int k = 0; k < lefts.Length; k++)
            {
                sums += lefts[k] * rights[k];
            }

            sum = Vector.Sum(sums);
            i = lefts.Length * Vector<double>.Count;
        }

        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    /// <summary>Chooses what breaks its bound most: a set that is not hit, or an element beyond its bounds.</summary>
    private bool FindLeaving(out int set, out int place, out double sign)
    {
        set = -1;
        place = -1;
        sign = 0;
        double worst = Infeasible;
        for (int k = 0; k < _size; k++)
        {
            HittingFix fix = _fix[_basic[k]];
            double below = (fix == HittingFix.In ? 1 : 0) - _x[k];
            double above = _x[k] - (fix == HittingFix.Out ? 0 : 1);
            if (below > worst)
            {
                (worst, place, sign) = (below, k, 1);
            }

            if (above > worst)
            {
                (worst, place, sign) = (above, k, -1);
            }
        }

        for (int i = 0; i < _sets.Count; i++)
        {
            if (_tightPlace[i] < 0)
            {
                double open = 1;
                foreach (int element in _sets[i])
                {
                    open -= _value[element];
                }

                if (open > worst)
                {
                    (worst, set, place) = (open, i, -1);
                }
            }
        }

        return set >= 0 || place >= 0;
    }

    private ReadOnlySpan<double> LineOf(int set)
    {
        Span<double> line = _z.AsSpan(0, _size);
        line.Clear();
        foreach (int element in _sets[set])
        {
            if (_place[element] >= 0)
            {
                AddScaled(line, Row(_place[element]), 1);
            }
        }

        return line;
    }

    private ReadOnlySpan<double> LineOf(int place, double sign)
    {
        Span<double> line = _z.AsSpan(0, _size);
        line.Clear();
        AddScaled(line, Row(place), sign);
        return line;
    }

    /// <summary>Leaves in <see cref="_slope"/> how what leaves depends on each element at a bound.</summary>
    private void Slopes(int set, ReadOnlySpan<double> line)
    {
        foreach (int element in _columns)
        {
            _slope[element] = 0;
        }

        if (set >= 0)
        {
            foreach (int element in _sets[set])
            {
                _slope[element] = 1;
            }
        }

        for (int p = 0; p < _size; p++)
        {
            double factor = line[p];
            if (Math.Abs(factor) > 1e-12)
            {
                foreach (int element in _sets[_tight[p]])
                {
                    _slope[element] -= factor;
                }
            }
        }
    }

    private bool FindEntering(ReadOnlySpan<double> line, out int tight, out int column, out double ratio)
    {
        tight = -1;
        column = -1;
        ratio = double.PositiveInfinity;
        double pivot = 0;
        for (int p = 0; p < line.Length; p++)
        {
            if (line[p] > PivotTolerance)
            {
                double found = Math.Max(0, _y[p]) / line[p];
                if (found < ratio - 1e-12 || (found <= ratio + 1e-12 && line[p] > pivot))
                {
                    (ratio, tight, pivot) = (found, p, line[p]);
                }
            }
        }

        foreach (int element in _columns)
        {
            double slope = _slope[element];
            if (_place[element] >= 0 || _fix[element] != HittingFix.Free || (_isUp[element] ? slope > -PivotTolerance : slope < PivotTolerance))
            {
                continue;
            }

            double found = Math.Max(0, _reduced[element] / slope);
            if (found < ratio - 1e-12 || (found <= ratio + 1e-12 && Math.Abs(slope) > pivot))
            {
                (ratio, column, tight, pivot) = (found, element, -1, Math.Abs(slope));
            }
        }

        return tight >= 0 || column >= 0;
    }

    private void Exchange(int set, int place, double sign, int tight, int column, double ratio)
    {
        ReadOnlySpan<double> line = _z.AsSpan(0, _size);
        for (int p = 0; p < _size; p++)
        {
            _y[p] -= ratio * line[p];
        }

        foreach (int element in _columns)
        {
            if (_place[element] < 0)
            {
                _reduced[element] -= ratio * _slope[element];
            }
        }

        int leaving = place >= 0 ? _basic[place] : -1;
        if (set >= 0 && tight >= 0)
        {
            ReplaceSet(set, tight);
            _y[tight] = ratio;
        }
        else if (set >= 0)
        {
            Grow(set, column);
            _y[_size - 1] = ratio;
            _reduced[column] = 0;
        }
        else if (tight >= 0)
        {
            Shrink(place, tight);
        }
        else
        {
            ReplaceElement(place, column);
            _reduced[column] = 0;
        }

        if (leaving >= 0)
        {
            _reduced[leaving] = sign * ratio;
            _isUp[leaving] = _fix[leaving] == HittingFix.In || (_fix[leaving] == HittingFix.Free && sign < 0);
        }
    }

    private void ReplaceSet(int set, int tight)
    {
        ReadOnlySpan<double> line = _z.AsSpan(0, _size);
        for (int k = 0; k < _size; k++)
        {
            Span<double> row = Row(k);
            double factor = row[tight] / line[tight];
            if (factor != 0)
            {
                AddScaled(row, line, -factor);
            }

            row[tight] = factor;
        }

        _tightPlace[_tight[tight]] = -1;
        _tight[tight] = set;
        _tightPlace[set] = tight;
    }

    private void Grow(int set, int column)
    {
        if (_size == _stride)
        {
            Widen();
        }

        double pivot = _slope[column];
        ComputeColumn(column);
        ReadOnlySpan<double> line = _z.AsSpan(0, _size);
        for (int k = 0; k < _size; k++)
        {
            double factor = _u[k] / pivot;
            if (factor != 0)
            {
                AddScaled(Row(k), line, factor);
            }

            _inverse[(k * _stride) + _size] = -factor;
        }

        Span<double> last = _inverse.AsSpan(_size * _stride, _size + 1);
        for (int p = 0; p < _size; p++)
        {
            last[p] = -line[p] / pivot;
        }

        last[_size] = 1 / pivot;
        _tight[_size] = set;
        _tightPlace[set] = _size;
        _basic[_size] = column;
        _place[column] = _size;
        _size++;
    }

    private void Shrink(int place, int tight)
    {
        Span<double> pivotRow = Row(place);
        double pivot = pivotRow[tight];
        for (int k = 0; k < _size; k++)
        {
            if (k != place)
            {
                Span<double> row = Row(k);
                double factor = row[tight] / pivot;
                if (factor != 0)
                {
                    AddScaled(row, pivotRow, -factor);
                }
            }
        }

        _place[_basic[place]] = -1;
        _tightPlace[_tight[tight]] = -1;
        int last = _size - 1;
        if (place != last)
        {
            Row(last).CopyTo(pivotRow);
            _basic[place] = _basic[last];
            _place[_basic[place]] = place;
        }

        if (tight != last)
        {
            for (int k = 0; k < last; k++)
            {
                _inverse[(k * _stride) + tight] = _inverse[(k * _stride) + last];
            }

            _tight[tight] = _tight[last];
            _y[tight] = _y[last];
            _tightPlace[_tight[tight]] = tight;
        }

        _size--;
    }

    private void ReplaceElement(int place, int column)
    {
        ComputeColumn(column);
        Span<double> pivotRow = Row(place);
        double pivot = _u[place];
        for (int p = 0; p < _size; p++)
        {
            pivotRow[p] /= pivot;
        }

        for (int k = 0; k < _size; k++)
        {
            if (k != place && _u[k] != 0)
            {
                AddScaled(Row(k), pivotRow, -_u[k]);
            }
        }

        _place[_basic[place]] = -1;
        _basic[place] = column;
        _place[column] = place;
    }

    /// <summary>Leaves in <see cref="_u"/> how the elements between their bounds answer to an element at one.</summary>
    private void ComputeColumn(int column)
    {
        Span<double> answer = _u.AsSpan(0, _size);
        answer.Clear();
        foreach (int set in _setsOf[column]!)
        {
            int tight = _tightPlace[set];
            if (tight >= 0)
            {
                for (int k = 0; k < _size; k++)
                {
                    answer[k] += _inverse[(k * _stride) + tight];
                }
            }
        }
    }

    private double Residual()
    {
        double worst = 0;
        for (int p = 0; p < _size; p++)
        {
            double sum = -1;
            foreach (int element in _sets[_tight[p]])
            {
                sum += _value[element];
            }

            worst = Math.Max(worst, Math.Abs(sum));
        }

        return worst;
    }

    /// <summary>Inverts anew, and computes all prices from that.</summary>
    private void Invert()
    {
        int size = _size;
        double[] left = new double[size * size];
        for (int p = 0; p < size; p++)
        {
            foreach (int element in _sets[_tight[p]])
            {
                if (_place[element] >= 0)
                {
                    left[(p * size) + _place[element]] = 1;
                }
            }
        }

        // Gauss and Jordan, with the identity carried along.
        double[] right = new double[size * size];
        for (int p = 0; p < size; p++)
        {
            right[(p * size) + p] = 1;
        }

        for (int k = 0; k < size; k++)
        {
            int best = k;
            for (int p = k + 1; p < size; p++)
            {
                best = Math.Abs(left[(p * size) + k]) > Math.Abs(left[(best * size) + k]) ? p : best;
            }

            double pivot = left[(best * size) + k];
            if (Math.Abs(pivot) < PivotTolerance)
            {
                StartOver();
                return;
            }

            Span<double> leftRow = left.AsSpan(best * size, size);
            Span<double> rightRow = right.AsSpan(best * size, size);
            if (best != k)
            {
                for (int c = 0; c < size; c++)
                {
                    (left[(k * size) + c], leftRow[c]) = (leftRow[c], left[(k * size) + c]);
                    (right[(k * size) + c], rightRow[c]) = (rightRow[c], right[(k * size) + c]);
                }
            }

            leftRow = left.AsSpan(k * size, size);
            rightRow = right.AsSpan(k * size, size);
            for (int c = 0; c < size; c++)
            {
                leftRow[c] /= pivot;
                rightRow[c] /= pivot;
            }

            for (int p = 0; p < size; p++)
            {
                double factor = left[(p * size) + k];
                if (p != k && factor != 0)
                {
                    AddScaled(left.AsSpan(p * size, size), leftRow, -factor);
                    AddScaled(right.AsSpan(p * size, size), rightRow, -factor);
                }
            }
        }

        for (int k = 0; k < size; k++)
        {
            right.AsSpan(k * size, size).CopyTo(Row(k));
        }

        Price();
    }

    /// <summary>Computes the prices of sets, and what remains of those of elements.</summary>
    private void Price()
    {
        Span<double> prices = _y.AsSpan(0, _size);
        prices.Clear();
        for (int k = 0; k < _size; k++)
        {
            AddScaled(prices, Row(k), _price[_basic[k]]);
        }

        foreach (int element in _columns)
        {
            _reduced[element] = _price[element];
        }

        for (int p = 0; p < _size; p++)
        {
            foreach (int element in _sets[_tight[p]])
            {
                _reduced[element] -= prices[p];
            }
        }

        foreach (int element in _columns)
        {
            if (_place[element] < 0)
            {
                Fix(element, _fix[element]);
            }
        }
    }

    private void StartOver()
    {
        for (int k = 0; k < _size; k++)
        {
            _place[_basic[k]] = -1;
            _tightPlace[_tight[k]] = -1;
        }

        _size = 0;
        Price();
    }

    private void Widen()
    {
        int stride = 2 * _stride;
        double[] inverse = new double[stride * stride];
        for (int k = 0; k < _size; k++)
        {
            Row(k).CopyTo(inverse.AsSpan(k * stride));
        }

        _inverse = inverse;
        _stride = stride;
        Array.Resize(ref _basic, stride);
        Array.Resize(ref _tight, stride);
        Array.Resize(ref _x, stride);
        Array.Resize(ref _y, stride);
        Array.Resize(ref _z, stride);
        Array.Resize(ref _u, stride);
    }
}
