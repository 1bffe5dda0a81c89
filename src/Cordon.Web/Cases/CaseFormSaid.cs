namespace Cordon.Web.Cases;

/// <summary>What was said in a small form.</summary>
/// <param name="Text">What was written, or nothing.</param>
/// <param name="Choice">What was chosen, or nothing.</param>
/// <param name="Number">The number of a case that was typed; 0 for none.</param>
/// <param name="Hours">In how many hours it is due.</param>
/// <param name="Button">Which button, from 0.</param>
public sealed record CaseFormSaid(string Text, string Choice, uint Number, int Hours, int Button)
{
    /// <summary>Without what people wrote.</summary>
    public override string ToString() => $"button {Button}";
}
