namespace Cordon.Core.Screening.Rules;

/// <summary>One thing wrong with a rule text, placed so that an editor can underline it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="Length">How many code units to underline, at least 1.</param>
/// <param name="Message">One sentence that says what is wrong.</param>
/// <param name="Expected">What may stand there instead; empty where the message says all.</param>
public sealed record RuleFault(int Line, int Column, int Length, string Message, string Expected)
{
    public override string ToString() =>
        Expected.Length == 0 ? $"line {Line}, column {Column}: {Message}" : $"line {Line}, column {Column}: {Message} Expected: {Expected}.";
}
