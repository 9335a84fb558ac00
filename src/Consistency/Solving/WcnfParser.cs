using System.Globalization;

namespace Consistency.Solving;

/// <summary>Parses WCNF text byte by byte, without making a string of any token.</summary>
internal sealed class WcnfParser(Stream stream, WcnfPlaces? places = null)
{
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    private readonly ByteScanner _input = new(stream);

    // Where the last number starts in its line.
    private long _number;
    private readonly WeightedCnfBuilder _builder = new();
    private IntegerList _clause;
    private bool _hasHeader;
    private bool _isUnweighted;
    private long _announcedClauses;
    private long _clauses;
    private long _top = long.MaxValue;
    private bool _hasTop;

    public WeightedCnf Parse()
    {
        _input.Advance();
        SkipMark();
        bool isEmpty = _input.Current == ByteScanner.EndOfInput;
        while (SkipSpace())
        {
            if (_input.Current == 'c')
            {
                SkipLine();
            }
            else if (_input.Current == 'p')
            {
                ParseHeader();
            }
            else
            {
                ParseClause();
            }
        }

        if (!_hasHeader && _clauses == 0)
        {
            throw Error(isEmpty ? "The input is empty." : "The input holds neither a header nor a clause.");
        }

        if (_hasHeader && _clauses != _announcedClauses)
        {
            throw Error(FormattableString.Invariant(
                $"The header announces {_announcedClauses} clauses, but the input holds {_clauses}."));
        }

        return _builder.Build();
    }

    // A byte order mark of UTF-8 is no mistake of the writer's.
    private void SkipMark()
    {
        foreach (byte mark in _input.Current == Mark[0] ? Mark : [])
        {
            if (_input.Current != mark)
            {
                throw Unexpected("a header or a clause");
            }

            _input.Advance();
        }
    }

    private void ParseHeader()
    {
        if (_hasHeader || _clauses > 0)
        {
            throw Error("A header (p …) must come once and before all clauses.");
        }

        _input.Advance();
        RequireBlank();
        _input.SkipBlanks();
        bool isWeighted = _input.Current == 'w';
        foreach (char expected in isWeighted ? "wcnf" : "cnf")
        {
            if (_input.Current != expected)
            {
                throw Error("The header must start with 'p wcnf' or 'p cnf'.");
            }

            _input.Advance();
        }

        RequireBlank();
        _isUnweighted = !isWeighted;
        long variables = ParseHeaderNumber("number of variables");
        if (variables > WeightedCnfBuilder.MaximumVariable)
        {
            throw Error(FormattableString.Invariant(
                $"The header announces {variables} variables; at most {WeightedCnfBuilder.MaximumVariable} are possible."));
        }

        _builder.EnsureVariable((int)variables);
        _announcedClauses = ParseHeaderNumber("number of clauses");
        _input.SkipBlanks();
        if (isWeighted && _input.Current is not ('\n' or ByteScanner.EndOfInput))
        {
            _top = ParseHeaderNumber("weight of hard clauses");
            _hasTop = true;
            if (_top == 0)
            {
                throw Error("The weight of hard clauses must be at least 1.");
            }
        }

        _input.SkipBlanks();
        if (_input.Current is not ('\n' or ByteScanner.EndOfInput))
        {
            throw Unexpected("the end of the header");
        }

        _hasHeader = true;
    }

    private long ParseHeaderNumber(string meaning)
    {
        _input.SkipBlanks();
        if (_input.Current is '\n' or ByteScanner.EndOfInput)
        {
            throw Error($"The header lacks the {meaning}.");
        }

        return ParseNumber(meaning);
    }

    private void ParseClause()
    {
        long start = _input.Line;
        (long offset, long column) = (_input.Offset, _input.Column);
        bool isHard = false;
        long weight = 1;
        if (!_hasHeader && _input.Current == 'h')
        {
            isHard = true;
            _input.Advance();
            RequireBlank();
        }
        else if (!_isUnweighted)
        {
            weight = ParseNumber("weight");
            isHard = _hasTop && weight >= _top;
            if (weight <= 0)
            {
                throw Error("A weight must be at least 1.", _number);
            }
        }

        _clause.Clear();
        while (true)
        {
            if (!SkipSpace())
            {
                throw Error($"The clause that starts in line {start} lacks its final 0.");
            }

            long literal = ParseNumber("literal");
            if (literal == 0)
            {
                break;
            }

            long variable = Math.Abs(literal);
            if (_hasHeader ? variable > _builder.VariableCount : variable > WeightedCnfBuilder.MaximumVariable)
            {
                int greatest = _hasHeader ? _builder.VariableCount : WeightedCnfBuilder.MaximumVariable;
                throw Error(FormattableString.Invariant($"The literal {literal} is out of range; the greatest variable is {greatest}."), _number);
            }

            if (!_hasHeader)
            {
                _builder.EnsureVariable((int)variable);
            }

            _clause.Add((int)literal);
        }

        Add(isHard, weight);
        (isHard ? places?.Hard : places?.Soft)?.Add(new WcnfPlace(offset, _input.Offset, start, column, _input.Line, _input.Column));
    }

    private void Add(bool isHard, long weight)
    {
        _clauses++;
        if (isHard)
        {
            _builder.AddHard(_clause.Items);
            return;
        }

        try
        {
            _builder.AddSoft(weight, _clause.Items);
        }
        catch (OverflowException)
        {
            throw Error("The sum of the weights exceeds 63 bits.");
        }
    }

    private long ParseNumber(string meaning)
    {
        _number = _input.Column;
        bool isNegative = _input.Current == '-';
        if (isNegative)
        {
            _input.Advance();
        }

        if (_input.Current is < '0' or > '9')
        {
            throw Unexpected($"a number ({meaning})");
        }

        long value = 0;
        while (_input.Current is >= '0' and <= '9')
        {
            int digit = _input.Current - '0';
            if (value > (long.MaxValue - digit) / 10)
            {
                throw Error($"The {meaning} exceeds 63 bits.", _number);
            }

            value = (10 * value) + digit;
            _input.Advance();
        }

        if (isNegative && value == 0)
        {
            throw Error("-0 is no number here.", _number);
        }

        RequireBlank();
        return isNegative ? -value : value;
    }

    private void RequireBlank()
    {
        if (_input.Current is not (' ' or '\t' or '\r' or '\n' or ByteScanner.EndOfInput))
        {
            throw Unexpected("a blank");
        }
    }

    /// <summary>Skips blanks and line ends; false at the end of the input.</summary>
    private bool SkipSpace()
    {
        while (_input.Current is ' ' or '\t' or '\r' or '\n')
        {
            _input.Advance();
        }

        return _input.Current != ByteScanner.EndOfInput;
    }

    private void SkipLine()
    {
        while (_input.Current is not ('\n' or ByteScanner.EndOfInput))
        {
            _input.Advance();
        }
    }

    private WcnfFormatException Unexpected(string expected) => Error($"Expected {expected}, found {_input.Describe("the end of the input")}.");

    private WcnfFormatException Error(string problem, long? column = null) =>
        new((int)Math.Min(_input.Line, int.MaxValue), (int)Math.Min(column ?? _input.Column, int.MaxValue), problem);
}
