namespace Consistency;

/// <summary>Tells a notebook kernel which type makes the formatters of a class.</summary>
/// <remarks>
/// .NET Interactive ended in spring 2026, but its kernels are still around. They take an attribute of this name from whatever assembly
/// it comes, look for its properties and for the methods of the formatters by name, and call them by reflection (dotnet/interactive,
/// <c>Formatter.cs</c>). So results show themselves there without a reference to anything.
/// </remarks>
/// <param name="formatterSourceType">A type with a constructor without parameters and a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>Gets the type that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>Gets or sets the forms in which an object is shown when none is asked for, the first before the others.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
