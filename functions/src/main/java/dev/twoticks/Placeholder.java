package dev.twoticks;
final class Placeholder {}
