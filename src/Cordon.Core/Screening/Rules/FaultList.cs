using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

/// <summary>The faults of a text found so far, at most <see cref="RuleLimits.FaultsMax"/>.</summary>
internal sealed class FaultList
{
    private readonly List<RuleFault> _faults = [];

    public int Count => _faults.Count;

    public bool IsFull => _faults.Count >= RuleLimits.FaultsMax;

    public void Add(Token at, Phrase message, Phrase? expected = null) => Add(at.Line, at.Column, at.Length, message, expected);

    public void Add(int line, int column, int length, Phrase message, Phrase? expected = null)
    {
        if (!IsFull)
        {
            _faults.Add(new RuleFault(line, column, Math.Max(length, 1), message, expected));
        }
    }

    /// <summary>The faults in the order of the text.</summary>
    public RuleFault[] InOrder() => [.. _faults.OrderBy(f => f.Line).ThenBy(f => f.Column)];
}
