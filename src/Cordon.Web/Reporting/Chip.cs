using Cordon.Core.Intake;

namespace Cordon.Web.Reporting;

/// <summary>Something recognised in what the victim says, as the officer sees and corrects it.</summary>
internal sealed class Chip(Recognised read)
{
    private Owner? _said;

    /// <summary>As it was recognised: what was corrected stays corrected while the text goes on.</summary>
    public Recognised Read { get; private set; } = read;

    /// <summary>As the officer has it.</summary>
    public string Value { get; set; } = read.Value;

    /// <summary>Whose it is: what the words say, until the officer says otherwise.</summary>
    public Owner Owner => _said ?? Read.Owner;

    /// <summary>Whether it is the victim's own, and not the other side's.</summary>
    public bool IsVictims => Owner == Owner.Victim;

    /// <summary>Whether nobody has said yet whose this contact is.</summary>
    public bool IsUnsure => Read.IsContact && Owner == Owner.Unsure;

    /// <summary>Whether the officer says that it is nothing.</summary>
    public bool IsOut { get; set; }

    /// <summary>The officer says whose it is, whatever the words do.</summary>
    public void Say(Owner owner) => _said = owner;

    /// <summary>The same in words that went on: whose it is they may tell only now.</summary>
    public Chip Again(Recognised read)
    {
        Read = read;
        return this;
    }

    /// <summary>The same, to be corrected by itself.</summary>
    public Chip Copy() => new(Read) { Value = Value, _said = _said, IsOut = IsOut };

    public override string ToString() => Read.ToString();
}
