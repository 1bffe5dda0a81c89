using Cordon.Core.Intake;

namespace Cordon.Web.Reporting;

/// <summary>Something recognised in what the victim says, as the officer sees and corrects it.</summary>
internal sealed class Chip(Recognised read)
{
    /// <summary>As it was recognised: what was corrected stays corrected while the text goes on.</summary>
    public Recognised Read => read;

    /// <summary>As the officer has it.</summary>
    public string Value { get; set; } = read.Value;

    /// <summary>Whether it is the victim's own, and not the other side's.</summary>
    public bool IsVictims { get; set; } = read.IsVictims;

    /// <summary>Whether the officer says that it is nothing.</summary>
    public bool IsOut { get; set; }

    /// <summary>The same, to be corrected by itself.</summary>
    public Chip Copy() => new(Read) { Value = Value, IsVictims = IsVictims, IsOut = IsOut };

    public override string ToString() => read.ToString();
}
