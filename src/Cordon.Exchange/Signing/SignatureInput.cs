using System.Text;

namespace Cordon.Exchange.Signing;

/// <summary>What a signature covers and how it was made: a member of <c>Signature-Input</c> (RFC 9421, 4.1).</summary>
/// <param name="Components">What it covers, in their order.</param>
/// <param name="Parameters">When, by which key, for what.</param>
internal sealed record SignatureInput(IReadOnlyList<SignatureComponent> Components, IReadOnlyList<StructuredParameter> Parameters)
{
    /// <summary>What a parameter says; null where there is none of the name.</summary>
    public object? this[string name] => Parameters.FirstOrDefault(one => one.Name == name).Value;

    /// <summary>As it stands in the field and at the end of what is signed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("(").AppendJoin(' ', Components).Append(')');
        StructuredParameter.Write(text, Parameters);
        return text.ToString();
    }
}
