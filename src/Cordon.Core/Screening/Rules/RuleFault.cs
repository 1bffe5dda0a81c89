using Cordon.Core.Language;

namespace Cordon.Core.Screening.Rules;

/// <summary>One thing wrong with a rule text, placed so that an editor can underline it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
/// <param name="Length">How many code units to underline, at least 1.</param>
/// <param name="Said">One sentence that says what is wrong.</param>
/// <param name="Hoped">What may stand there instead; null where the sentence says all.</param>
public sealed record RuleFault(int Line, int Column, int Length, Phrase Said, Phrase? Hoped)
{
    /// <summary>What is wrong, in English.</summary>
    public string Message => Said.English;

    /// <summary>What may stand there instead, in English; empty where the message says all.</summary>
    public string Expected => Hoped?.English ?? "";

    /// <summary>All of it, with its place.</summary>
    public Phrase Words => Hoped is null
        ? new Phrase("line {0}, column {1}: {2}", "第{0}行第{1}列：{2}").With(Line, Column, Said)
        : new Phrase("line {0}, column {1}: {2} Expected: {3}.", "第{0}行第{1}列：{2}应为：{3}。").With(Line, Column, Said, Hoped);

    public override string ToString() => Words.English;
}
