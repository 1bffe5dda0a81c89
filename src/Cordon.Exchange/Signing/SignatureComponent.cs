using System.Text;

namespace Cordon.Exchange.Signing;

/// <summary>A part of a message that a signature covers: a field by its name in small letters, or one derived, as <c>@path</c> (RFC 9421, 2).</summary>
/// <param name="Name">Which.</param>
/// <param name="Parameters">How it is taken: <c>req</c> from the request that is answered, <c>key</c> a member, <c>name</c> a query's parameter.</param>
internal sealed record SignatureComponent(string Name, IReadOnlyList<StructuredParameter> Parameters)
{
    /// <summary>A part taken as it is.</summary>
    public SignatureComponent(string name) : this(name, [])
    {
    }

    /// <summary>As it stands in the list of what is covered, and before its value.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        StructuredParameter.Write(text, Name);
        StructuredParameter.Write(text, Parameters);
        return text.ToString();
    }

    /// <summary>What a parameter of it says; null where it has none of the name.</summary>
    public object? this[string name] => Parameters.FirstOrDefault(one => one.Name == name).Value;
}
