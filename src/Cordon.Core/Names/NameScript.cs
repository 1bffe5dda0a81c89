namespace Cordon.Core.Names;

/// <summary>The script in which a piece of a name is written.</summary>
public enum NameScript
{
    /// <summary>No letters.</summary>
    None,

    /// <summary>Latin letters and European digits.</summary>
    Latin,

    /// <summary>Cyrillic letters.</summary>
    Cyrillic,

    /// <summary>Chinese characters, simplified or traditional.</summary>
    Han,

    /// <summary>Thai letters, vowels and tone marks.</summary>
    Thai,

    /// <summary>A script that is not read; such pieces are compared as they are written.</summary>
    Other,
}
